import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readSite } from '../../../site/read-site.ts';
import { figuresOf } from '../../../site/view/figures.ts';
import type { Origin } from '../../../site/view/origin.ts';
import { originsOf } from '../../../site/view/origins.ts';
import { overview } from '../../../site/view/overview.ts';
import { repository } from '../../rig/cdktf.ts';

const blueprints = join(repository, 'blueprints');

/** Numbers that say nothing of the site: the version is of the format. */
const NO_FIGURES = ['version'];

/** Texts that have numbers in them which a person may ask about. */
const TEXTS =
  /^(energy\.prices\.(on|tariff|hashprice)|energy\.programmes\.[^.]+\.(events|penalty)|tenants\.[^.]+\.pkey)$/;

describe.each(readdirSync(blueprints))('%s', (name) => {
  test('has for each number that show prints, in each phase, where it came from', async () => {
    const { site, sources } = await readSite(join(blueprints, name, 'site.yaml'));
    if (site === undefined) throw new Error(`${name} does not resolve`);
    for (const phase of site.phases) {
      const view = JSON.parse(JSON.stringify(overview(site, phase)));
      const shown = numbersIn(view, '').filter((path) => !NO_FIGURES.includes(path));
      expect(shown.length).toBeGreaterThan(100);
      const origins = Object.keys(view).flatMap((part) => originsOf(site, phase, part));
      const figures = origins.map(({ figure }) => figure);
      const known = new Set(figures);
      expect(shown.filter((path) => !known.has(path))).toEqual([]);
      expect(known.size).toBe(figures.length);
      const values = new Map(figuresOf(overview(site, phase)).map(({ path, value }) => [path, String(value)]));
      const wrong = origins.filter(({ figure, is }) => !is.includes(values.get(figure) ?? 'nothing that is shown'));
      expect(wrong.map(({ figure, is }) => `${figure} is ${values.get(figure)}, and not ${is}`)).toEqual([]);
      expect(origins.flatMap((origin) => faults(origin, sources[0]?.data))).toEqual([]);
    }
  });
});

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

/** What an origin leaves open: a sum of nothing, a number without a line, a line of something that nobody wrote. */
function faults({ figure, is, from }: Origin, data: unknown): readonly string[] {
  const none = from.length === 0 && !is.startsWith('nothing') ? [`${figure} is made of nothing`] : [];
  const open = from.flatMap(({ name, value, written }) => {
    if (value === '' || /undefined|NaN/.test(`${name} ${value}`)) return [`${figure}: ${name} is "${value}"`];
    if (written === undefined) return [`${figure}: ${name} has no line`];
    // A default stands where it would be written: in a thing that is there.
    return stands(data, written.slice(0, -1))
      ? []
      : [`${figure}: ${name} at ${written.join('.')}, which is not in the file`];
  });
  return [...none, ...(/undefined|NaN/.test(is) ? [`${figure} is "${is}"`] : []), ...open];
}

function stands(data: unknown, path: readonly (string | number)[]): boolean {
  let at: unknown = data;
  for (const key of path) {
    if (typeof at !== 'object' || at === null || !(key in at)) return false;
    at = (at as Record<string | number, unknown>)[key];
  }
  return true;
}
