/** Where a thing stands in the site file: map keys and list positions, from the root. */
export type SpecPath = readonly (string | number)[];

export type Severity = 'error' | 'warning' | 'info';

/** A second place that a diagnostic speaks of. */
export interface Related {
  readonly path: SpecPath;
  readonly message: string;
}

/** One thing that a person should know about the site file, in the person's words. It knows a path; only `Source` knows lines. */
export interface Diagnostic {
  /** Permanent, searchable name: `power/feed-overcommitted`. Never renamed, never reused. */
  readonly code: string;
  readonly severity: Severity;
  readonly path: SpecPath;
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
