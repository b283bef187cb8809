import { nearest, type SpecPath } from '../diagnostics/index.ts';
import { expand } from '../spec/ranges.ts';
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
    const ids = expand(key);
    if (ids.length === 0)
      report.add(
        'site/empty-range',
        [...path, key],
        `range "${key}" stands for nothing`,
        'write the smaller number first, as in "tx-a(1..6)"',
      );
    return ids.map((id, index) => ({ id, spec, path: [...path, key], index, of: ids.length }));
  });
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
    report.add('site/duplicate-id', thing.path, alike, 'give one of them another name', [
      { path: first.path, message: 'first named here' },
    ]);
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
    if (names.length === 0)
      report.add('site/empty-range', path, `range "${reference}" stands for nothing`, 'write the smaller number first');
    return share(names, taker.index, taker.of, () => {
      report.add(
        'site/range-does-not-divide',
        path,
        `${taker.of} things hang from ${names.length} ("${reference}"), which cannot be dealt out evenly`,
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

/** Looks a name up, and says which names are near when it is not there. */
export function find<T>(
  name: string,
  known: ReadonlyMap<string, T>,
  what: string,
  path: SpecPath,
  report: Report,
): T | undefined {
  const found = known.get(name);
  if (found !== undefined) return found;
  const near = nearest(name, known.keys());
  const help =
    near.length > 0
      ? `did you mean "${near[0]}"?`
      : known.size > 0
        ? `there are: ${[...known.keys()].slice(0, 8).join(', ')}`
        : `there is no ${what} in this file`;
  report.add('site/unknown-reference', path, `there is no ${what} "${name}"`, help);
  return undefined;
}
