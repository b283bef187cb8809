import { nearest, type SpecPath } from '../diagnostics/index.ts';
import type { SiteSpec } from '../spec/index.ts';

/** A key of a place, with its range where it has one: the dots of a range do not part keys. */
const KEY = /[^./()]+(?:\(\d+\.\.\d+\))?/g;

/** A place that a file names, as in `power.transformers.tx-a(1..6)`: where it is, or what may have been meant. */
export type Placed = { readonly path: SpecPath } | { readonly path?: undefined; readonly near: readonly string[] };

/** Finds a place by the keys of the file as they are written, from the top. */
export function findPlace(spec: SiteSpec, place: string): Placed {
  const path: (string | number)[] = [];
  let here: unknown = spec;
  for (const key of place.match(KEY) ?? []) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, key)) {
      const keys = typeof here === 'object' && here !== null ? Object.keys(here) : [];
      return { near: nearest(key, keys).map((near) => [...path, near].join('.')) };
    }
    path.push(Array.isArray(here) ? Number(key) : key);
    here = (here as Readonly<Record<string, unknown>>)[key];
  }
  return { path };
}
