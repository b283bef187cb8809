import { nearest, type SpecPath } from '../diagnostics/index.ts';
import { expand, MOST_IN_A_RANGE } from '../spec/ranges.ts';
import type { Report } from './report.ts';

/** A thing of the file before it is resolved: its own id, the key that it was written under, and its place in that key's range. */
export interface Named<S> {
  readonly id: string;
  readonly spec: S;
  readonly path: SpecPath;
  readonly index: number;
  /** How many things its key stands for. */
  readonly of: number;
}

/** Spells out a map whose keys may be ranges. */
export function spellOut<S>(map: Readonly<Record<string, S>> | undefined, path: SpecPath, report: Report): Named<S>[] {
  return Object.entries(map ?? {}).flatMap(([key, spec]) => {
    // What was meant stands for it, so that nothing that hangs from it is reported too.
    const ids = refuseEmptyRange(key, [...path, key], report, 'key') ? expand(meant(key)) : expand(key);
    return ids.map((id, index) => ({ id, spec, path: [...path, key], index, of: ids.length }));
  });
}

const BOUNDS = /\((\d+)\.\.(\d+)\)$/;

function turned(range: string): string {
  return range.replace(BOUNDS, '($2..$1)');
}

/** A range turned round, or, where it has a digit too many, with one less. */
function meant(range: string): string {
  return expand(turned(range)).length > 0 ? turned(range) : range.replace(/\d\)$/, ')');
}

/** Refuses a range that counts down or has lost a digit; whether it did. */
export function refuseEmptyRange(range: string, path: SpecPath, report: Report, part?: 'key'): boolean {
  if (expand(range).length > 0) return false;
  const down = expand(turned(range)).length > 0;
  const message = down
    ? `range "${range}" counts down, so it stands for nothing`
    : `range "${range}" stands for more than ${MOST_IN_A_RANGE.toLocaleString('en-US')} things`;
  const help = down
    ? `write the smaller number first, as in "${turned(range)}"`
    : 'take a digit away, or write several ranges';
  report.add('site/empty-range', path, message, help, part === undefined ? {} : { part });
  return true;
}

/** Refuses two things of one name, also when they differ by hyphens or leading zeros only. */
export function refuseDuplicates(
  things: readonly { readonly id: string; readonly path: SpecPath }[],
  report: Report,
): void {
  const seen = new Map<string, { readonly id: string; readonly path: SpecPath }>();
  for (const thing of things) {
    const key = thing.id.replaceAll(/(?<!\d)0+(?=\d)/g, '').replaceAll('-', '');
    const first = seen.get(key);
    if (first === undefined) {
      seen.set(key, thing);
      continue;
    }
    const alike =
      first.id === thing.id
        ? `"${thing.id}" is named twice`
        : `"${thing.id}" and "${first.id}" differ by hyphens or zeros only`;
    report.add('site/duplicate-id', thing.path, alike, 'give one of them another name', {
      part: 'key',
      related: [{ path: first.path, part: 'key', message: 'first named here' }],
    });
  }
}

/** A name that was dealt out, and the place of the reference that it came from. */
export interface Dealt {
  readonly name: string;
  readonly path: SpecPath;
}

/** The names that one of many hangs from: each reference of the list is dealt out over the range in order, evenly. */
export function dealt(
  references: string | readonly string[],
  taker: { readonly index: number; readonly of: number; readonly path: SpecPath },
  field: string,
  report: Report,
): readonly Dealt[] {
  const list = typeof references === 'string' ? [references] : references;
  return list.flatMap((reference, position) => {
    const path = typeof references === 'string' ? [...taker.path, field] : [...taker.path, field, position];
    const names = expand(reference);
    refuseEmptyRange(reference, path, report);
    return share(names, taker.index, taker.of, () => {
      report.add(
        'site/range-does-not-divide',
        path,
        `the ${taker.of} of "${taker.path.at(-1)}" cannot be dealt out evenly over the ${names.length} of "${reference}"`,
        'make one count a multiple of the other, or write two ranges',
      );
    }).map((name) => ({ name, path }));
  });
}

function share(names: readonly string[], index: number, of: number, uneven: () => void): readonly string[] {
  if (names.length === 0) return [];
  if (of % names.length === 0) {
    const at = Math.floor(index / (of / names.length));
    return names.slice(at, at + 1);
  }
  if (names.length % of === 0) return names.slice((index * names.length) / of, ((index + 1) * names.length) / of);
  uneven();
  return [];
}

/** Every id that the file names, with what became of it: nothing, where it is already said why. */
export function byId<T extends { readonly id: string }>(
  written: Readonly<Record<string, unknown>> | undefined,
  things: readonly T[],
): ReadonlyMap<string, T | undefined> {
  const resolved = new Map(things.map((thing) => [thing.id, thing]));
  return new Map(Object.keys(written ?? {}).map((id) => [id, resolved.get(id)]));
}

/** Looks a name up, and says which names are near when it is not there. */
export function find<T>(
  name: string,
  known: ReadonlyMap<string, T | undefined>,
  what: string,
  path: SpecPath,
  report: Report,
  part?: 'key',
): T | undefined {
  if (known.has(name)) return known.get(name);
  const near = nearest(name, known.keys());
  const help =
    near.length > 0
      ? `did you mean "${near[0]}"?`
      : known.size > 0
        ? `there are: ${[...known.keys()].slice(0, 8).join(', ')}`
        : `the file has no ${what} at all: add one, or take this away`;
  report.add('site/unknown-reference', path, `there is no ${what} "${name}"`, help, part === undefined ? {} : { part });
  return undefined;
}
