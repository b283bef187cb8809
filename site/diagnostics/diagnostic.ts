import type { Range } from './range.ts';

/** Where a thing stands in the site file: map keys and list positions, from the root. */
export type SpecPath = readonly (string | number)[];

export type Severity = 'error' | 'warning' | 'info';

/** A place in what the author wrote. It knows a path; only `Source` knows lines. */
export interface Place {
  readonly path: SpecPath;
  /** The file, where it is not the site file itself: a site's own catalog, say. */
  readonly file?: string;
  /** The name itself is meant, not what it holds: a field that nobody knows, an id that is taken. */
  readonly part?: 'key';
  /** Exactly where, when a path cannot say it: a syntax error, one hidden character, the second of two equal keys. */
  readonly range?: Range;
}

/** A second place that a diagnostic speaks of. */
export interface Related extends Place {
  readonly message: string;
}

/** One thing that a person should know about the site file, in the person's words. */
export interface Diagnostic extends Place {
  /** Permanent, searchable name: `power/feed-overcommitted`. Never renamed, never reused. */
  readonly code: string;
  readonly severity: Severity;
  /** Lower case, no full stop, one clause, with the value and the limit in the same unit. */
  readonly message: string;
  /** Something that a person can do. */
  readonly help?: string;
  readonly related?: readonly Related[];
}

/** `["halls", "hall-1", "rows"]` as `halls.hall-1.rows`, the form in which people and JSON name a place. */
export function printPath(path: SpecPath): string {
  return path.join('.');
}
