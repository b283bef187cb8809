import { Quantity } from '../units/index.ts';
import type { Overview } from './overview.ts';

/** One value of an overview, and the path that names it. */
export interface Figure {
  readonly path: string;
  readonly value: unknown;
}

/** Where a dotted path leads in an overview: to a part of it, or nowhere. */
export type Found = { readonly part: unknown } | { readonly missing: string; readonly known: readonly string[] };

/**
 * Follows a dotted path: `power.facility`, `pools.train.gpus`, `power.elements.tx-a1.load`. A thing in a list goes by its
 * id, which may have dots of its own.
 */
export function findPart(view: Overview, path: string): Found {
  let part: unknown = view;
  for (let rest = path === '' ? [] : path.split('.'); rest.length > 0; ) {
    const steps: ReadonlyMap<string, unknown> = new Map(stepsOf(part));
    const taken = rest.findLastIndex((_, i) => steps.has(rest.slice(0, i + 1).join('.'))) + 1;
    if (taken === 0) return { missing: rest[0] ?? '', known: [...steps.keys()] };
    part = steps.get(rest.slice(0, taken).join('.'));
    rest = rest.slice(taken);
  }
  return { part };
}

/** Every single value of a part, by its path. */
export function figuresOf(part: unknown, path = ''): readonly Figure[] {
  if (isValue(part)) return [{ path, value: part }];
  return stepsOf(part).flatMap(([name, inner]) => figuresOf(inner, path === '' ? name : `${path}.${name}`));
}

function isValue(part: unknown): boolean {
  return part instanceof Quantity || typeof part !== 'object' || part === null;
}

function stepsOf(part: unknown): readonly (readonly [string, unknown])[] {
  if (isValue(part)) return [];
  return Array.isArray(part)
    ? part.map((item: { readonly id?: string }, i) => [item?.id ?? String(i + 1), item])
    : Object.entries(part as object);
}
