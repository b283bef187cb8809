import assert from 'node:assert';
import type SemVer from 'semver/classes/semver.js';
import coerce from 'semver/functions/coerce.js';
import compare from 'semver/functions/compare.js';
import satisfies from 'semver/functions/satisfies.js';

/** Less than zero where `a` is the older version. */
export function compareVersions(a: string, b: string): number {
  return compare(semantic(a), semantic(b));
}

/** Whether a version is in a range of semver: `>=26.3.0 <26.3.3`. */
export function isWithin(version: string, range: string): boolean {
  return satisfies(semantic(version), range, { includePrerelease: true });
}

/** The release line of a version, by the two numbers that its project calls it by: `1.34` of `1.34.2`, `26.7` of `v26.7.0`. */
export function lineOf(version: string): string {
  const { major, minor } = semantic(version);
  return `${major}.${minor}`;
}

/** The first number of a version: the branch of a driver, 595 of `595.91.07`, or the year of `26.7.0`. */
export function majorOf(version: string): number {
  return semantic(version).major;
}

/** The release line that comes after that of a version, of a project that counts its lines up by one: `1.35` after `1.34.2`. */
export function nextLine(version: string): string {
  const { major, minor } = semantic(version);
  return `${major}.${minor + 1}`;
}

/**
 * A version as its project writes it, for semver: `v26.7.0` has a letter,
 * `595.91.07` a leading zero, `1.34` and `6.8` no patch, `580` no more than a
 * branch. A release candidate stays one, older than its release.
 */
function semantic(version: string): SemVer {
  const read = coerce(version, { loose: true, includePrerelease: true });
  assert(read !== null, `bug: "${version}" was let in as a version and is none`);
  return read;
}
