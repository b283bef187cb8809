import type { Diagnostic, Place, Severity, SpecPath } from './diagnostic.ts';
import type { Range } from './range.ts';

/** A file that knows where its paths stand. Printers ask it; nothing else does. */
export interface Locator {
  readonly file: string;
  locate(path: SpecPath, part?: 'key'): Range | undefined;
  line(number: number): string | undefined;
}

/** The site file, and after it the files that belong to it. */
export type Locators = Locator | readonly Locator[];

/** A place with its file and, where the file is at hand, its lines. */
export interface Spot {
  readonly file: string;
  readonly range?: Range;
  readonly locator?: Locator;
}

export interface Located extends Spot {
  readonly diagnostic: Diagnostic;
}

/** Finds the file and the lines of a place. */
export function locate(place: Place, locators: Locators): Spot {
  const files = asList(locators);
  const file = place.file ?? files[0]?.file ?? '';
  const locator = files.find((l) => l.file === file);
  const range = place.range ?? locator?.locate(place.path, place.part);
  return { file, ...(range && { range }), ...(locator && { locator }) };
}

/** Every diagnostic with its place, in the order in which a person reads: file, line, column, then code and message. */
export function locateAll(diagnostics: Iterable<Diagnostic>, locators: Locators): readonly Located[] {
  const files = asList(locators).map((l) => l.file);
  const rank = (file: string) => (files.includes(file) ? files.indexOf(file) : files.length);
  return [...diagnostics]
    .map((diagnostic) => ({ diagnostic, ...locate(diagnostic, locators) }))
    .sort(
      (a, b) =>
        rank(a.file) - rank(b.file) ||
        byText(a.file, b.file) ||
        (a.range?.start.line ?? 0) - (b.range?.start.line ?? 0) ||
        (a.range?.start.column ?? 0) - (b.range?.start.column ?? 0) ||
        byText(a.diagnostic.code, b.diagnostic.code) ||
        byText(a.diagnostic.message, b.diagnostic.message),
    );
}

/** How many diagnostics there are of each severity. */
export function countBySeverity(diagnostics: Iterable<Diagnostic>): Readonly<Record<Severity, number>> {
  const count = { error: 0, warning: 0, info: 0 };
  for (const { severity } of diagnostics) count[severity] += 1;
  return count;
}

function asList(locators: Locators): readonly Locator[] {
  return 'file' in locators ? [locators] : locators;
}

/** By code unit, not by the machine's locale: the order is the same everywhere. */
function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
