import {
  type CrdUpgrade,
  compareVersions,
  type Disruption,
  lineOf,
  majorOf,
  nextLine,
  type Stride,
} from '../catalog/index.ts';

/** The way of one thing from a version to another. */
export interface UpgradePath {
  /** As the command takes it: `kueue`, `kubernetes`, `pools.train.driver`. */
  readonly what: string;
  readonly from: string;
  readonly version: string;
  /** Who brings the kinds of a chart up to date. */
  readonly crds?: CrdUpgrade;
  readonly disruption: Disruption;
  readonly steps: readonly UpgradeStep[];
}

export interface UpgradeStep {
  /** Who acts: a person, or Terraform. */
  readonly by: 'hand' | 'terraform';
  readonly does: string;
  /** What is out of work meanwhile. */
  readonly disrupts?: string;
}

/** What keeps the site from going there, in the author's words. */
export interface UpgradeRefusal {
  readonly message: string;
  readonly help: string;
}

/** The first step of whoever pulls from a mirror: what is not there is pulled by nobody. */
export function mirrorStep(registry: string | undefined, what: string): readonly UpgradeStep[] {
  return registry === undefined
    ? []
    : [{ by: 'hand', does: `copy ${what} into ${registry} before anything asks for it` }];
}

/** What an upgrade of this length asks for: nothing, a stop on the way, or somebody who knows the lines between. */
export type Length = 'in one stride' | 'not known' | { readonly stop: string };

/** How far it is from a version to a newer one, in the strides of its project. */
export function lengthOf(stride: Stride, from: string, version: string): Length {
  const [ours, theirs] = [lineOf(from), lineOf(version)];
  if (ours === theirs) return 'in one stride';
  if (stride.to === 'next minor') {
    if (majorOf(from) !== majorOf(version)) return 'not known';
    const next = nextLine(from);
    return compareVersions(theirs, next) <= 0 ? 'in one stride' : { stop: next };
  }
  const next = stride.lines[stride.lines.indexOf(ours) + 1];
  // From the newest line that was read, or from one that was not, nobody here knows the next.
  if (!stride.lines.includes(ours) || next === undefined) return 'not known';
  return next === theirs ? 'in one stride' : { stop: next };
}

/** Why an upgrade is too long for one stride; nothing where it is not, or where nobody knows. */
export function tooLong(stride: Stride, name: string, from: string, version: string): readonly UpgradeRefusal[] {
  const length = lengthOf(stride, from, version);
  if (typeof length === 'string' || (stride.to === 'next minor' && stride.held === 'recommended')) return [];
  const unit = stride.to === 'next minor' ? 'minor version' : 'release line';
  return [
    {
      message: `${name} goes from ${from} to the next ${unit} only, and ${version} is further`,
      help: `go to ${length.stop} first`,
    },
  ];
}
