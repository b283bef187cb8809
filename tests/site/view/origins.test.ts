import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { rules } from '../../../site/checks/index.ts';
import type { Phase, Site } from '../../../site/model/index.ts';
import { readSite } from '../../../site/read-site.ts';
import { readSource } from '../../../site/spec/source.ts';
import { figuresOf } from '../../../site/view/figures.ts';
import type { Origin } from '../../../site/view/origin.ts';
import { originsOf } from '../../../site/view/origins.ts';
import { overview } from '../../../site/view/overview.ts';
import { repository } from '../../rig/cdktf.ts';
import { readExample } from '../checks/read-example.ts';

const blueprints = join(repository, 'blueprints');

/** Numbers that say nothing of the site: the version is of the format. */
const NO_FIGURES = ['version'];

/** Numbers that no blueprint has. */
const RARE = [
  /^halls\.[^.]+\.air\.flow\.usable$/,
  /^halls\.[^.]+\.liquid\.flow\.usable$/,
  /^reliability\.stores\.[^.]+\.driveRatedADay$/,
  /^reliability\.stores\.[^.]+\.drivesLast$/,
];

/** Two rungs of one name are one path: the rule against them has a site whose paths are not told apart. */
const EXAMPLES = rules.filter(({ code }) => code !== 'energy/rung-twice');

/** Texts that have numbers in them which a person may ask about. */
const TEXTS =
  /^(energy\.prices\.(on|tariff|hashprice)|energy\.programmes\.[^.]+\.(events|penalty)|tenants\.[^.]+\.pkey)$/;

describe.each(readdirSync(blueprints))('%s', (name) => {
  test('has for each number that show prints, in each phase, where it came from', async () => {
    const { site, sources } = await readSite(join(blueprints, name, 'site.yaml'));
    if (site === undefined) throw new Error(`${name} does not resolve`);
    for (const phase of site.phases) {
      const shown = numbersIn(json(overview(site, phase)), '');
      expect(shown.length).toBeGreaterThan(100);
      expect(unexplained(site, phase, sources[0]?.data)).toEqual([]);
    }
  });
});

test('what no blueprint has, some example of a rule does: its numbers have origins too', () => {
  const texts = new Map(
    EXAMPLES.flatMap(({ examples }) => [
      ...examples.valid.map((input) => [input, undefined] as const),
      ...examples.invalid.map(({ input, beside }) => [input, beside] as const),
    ]),
  );
  const sites = [...texts].flatMap(([text, beside]) => {
    const { site } = readExample(text, beside);
    return site === undefined ? [] : [{ text, site }];
  });
  const found = sites.flatMap(({ text, site }) => {
    const { source } = readSource(text, 'site.yaml');
    return site.phases.flatMap((phase) => unexplained(site, phase, source.data));
  });
  expect([...new Set(found)]).toEqual([]);
  const shown = new Set(sites.flatMap(({ site }) => numbersIn(json(overview(site, site.final)), '')));
  for (const one of RARE) expect([...shown].filter((path) => one.test(path))).not.toEqual([]);
});

function json(view: unknown) {
  return JSON.parse(JSON.stringify(view));
}

/** What is wrong with the origins of a site: none for a number, two of them, one that says another number, one that is open. */
function unexplained(site: Site, phase: Phase, data: unknown): readonly string[] {
  const view = overview(site, phase);
  const origins = Object.keys(view).flatMap((part) => originsOf(site, phase, part));
  const known = new Map(origins.map((origin) => [origin.figure, origin]));
  const values = new Map(figuresOf(view).map(({ path, value }) => [path, String(value)]));
  return [
    ...numbersIn(json(view), '')
      .filter((path) => !NO_FIGURES.includes(path) && !known.has(path))
      .map((path) => `${path} has no origin`),
    ...origins.filter((origin) => known.get(origin.figure) !== origin).map(({ figure }) => `${figure} has two origins`),
    ...origins
      .filter(({ figure, is }) => !says(is, values.get(figure) ?? 'nothing that is shown'))
      .map(({ figure, is }) => `${figure} is ${values.get(figure)}, and not ${is}`),
    ...origins.flatMap((origin) => faults(origin, data)),
  ];
}

/** The paths of all numbers, with or without a unit, by the ids of the things that they are of. */
function numbersIn(part: unknown, path: string): readonly string[] {
  if (typeof part === 'number') return [path];
  if (typeof part === 'string') return TEXTS.test(path) ? [path] : [];
  if (typeof part !== 'object' || part === null) return [];
  if ('value' in part && 'unit' in part) return [path];
  const inside = Array.isArray(part)
    ? part.map((item, i): [string, unknown] => [item.id ?? String(i + 1), item])
    : Object.entries(part);
  return inside.flatMap(([key, item]) => numbersIn(item, path === '' ? key : `${path}.${key}`));
}

/** A figure that is not there is explained too: why there is none. */
function says(is: string, value: string): boolean {
  return value === 'null' ? /^(none|not known): /.test(is) : is.includes(value);
}

/** What an origin leaves open: a sum of nothing, a number without a line, a line of something that nobody wrote. */
function faults({ figure, is, from }: Origin, data: unknown): readonly string[] {
  const none = from.length === 0 && !is.startsWith('nothing') ? [`${figure} is made of nothing`] : [];
  const open = from.flatMap(({ name, value, written }) => {
    if (value === '' || /undefined|NaN|\[object/.test(`${name} ${value}`)) return [`${figure}: ${name} is "${value}"`];
    if (written === undefined) return [`${figure}: ${name} has no line`];
    // A default stands where it would be written: in a thing that is there.
    return stands(data, written.slice(0, -1))
      ? []
      : [`${figure}: ${name} at ${written.join('.')}, which is not in the file`];
  });
  return [...none, ...(/undefined|NaN|\[object/.test(is) ? [`${figure} is "${is}"`] : []), ...open];
}

function stands(data: unknown, path: readonly (string | number)[]): boolean {
  let at: unknown = data;
  for (const key of path) {
    if (typeof at !== 'object' || at === null || !(key in at)) return false;
    at = (at as Record<string | number, unknown>)[key];
  }
  return true;
}
