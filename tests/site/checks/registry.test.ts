import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check, findingsOf } from '../../../site/checks/check.ts';
import { exampleSite } from '../../../site/checks/example-site.ts';
import { rules } from '../../../site/checks/index.ts';
import { printPath } from '../../../site/diagnostics/index.ts';
import { readExample, siteOf } from './read-example.ts';

const folder = join(import.meta.dirname, '../../../site/checks');

/** `power/envelope-exceeded` for every file of a group. */
const files = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap((group) => readdirSync(join(folder, group.name)).map((file) => `${group.name}/${basename(file, '.ts')}`))
  .sort();

test('looks at rules at all', () => {
  expect(rules.length).toBeGreaterThan(20);
});

test('every file of a group is a registered rule, and the registry is in the order of the codes', () => {
  expect(
    rules.map((rule) => rule.code),
    'register every file in site/checks/index.ts, import and name, in the order of the codes',
  ).toEqual(files);
});

test('the example site has nothing to find', () => {
  expect(check(siteOf(exampleSite()))).toEqual([]);
});

describe.each(rules.map((rule) => [rule.code, rule] as const))('%s', (_, rule) => {
  test('says what it holds, why, and who says so', () => {
    expect(rule.holds).toMatch(/^[A-Z].*\.$/s);
    expect(rule.because).toMatch(/^[A-Z].*\.$/s);
    expect(rule.citations.length).toBeGreaterThan(0);
    expect(rule.examples.valid.length).toBeGreaterThan(0);
    expect(rule.examples.invalid.length).toBeGreaterThan(0);
  });

  test.each(rule.examples.valid)('finds nothing in a valid example: %#', (input) => {
    const { site, diagnostics } = readExample(input);
    expect(diagnostics, input).toEqual([]);
    expect(site && findingsOf(rule, site), input).toEqual([]);
  });

  test.each(rule.examples.invalid)('finds one thing in an invalid example, at $at', ({ input, at, beside }) => {
    const { site, diagnostics } = readExample(input, beside);
    expect(diagnostics, input).toEqual([]);
    const found = site === undefined ? [] : findingsOf(rule, site);
    expect(
      found.map((finding) => printPath(finding.path)),
      `the rule must find exactly one thing in this example, at "${at}"; it found ${JSON.stringify(found)}\n${input}`,
    ).toEqual([at]);
    for (const { message, help } of found) {
      expect(message).toMatch(/^[a-z"0-9].*[^.]$/);
      expect(help, 'help is something a person can do').toBeTruthy();
    }
  });
});
