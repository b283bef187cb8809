import { type Diagnostic, type Place, printPath, type Severity } from './diagnostic.ts';
import { type Locators, locate, locateAll } from './locate.ts';
import type { Range } from './range.ts';

/** What `--format json` prints. A contract: fields are added, never renamed and never removed. */
export interface DiagnosticsJson {
  readonly version: 1;
  /** The site's name; null when the file could not be read so far. */
  readonly site: string | null;
  readonly diagnostics: readonly DiagnosticJson[];
}

export interface DiagnosticJson extends PlaceJson {
  readonly code: string;
  readonly severity: Severity;
  readonly help: string | null;
  /** Only where there are some. */
  readonly related?: readonly PlaceJson[];
}

export interface PlaceJson {
  /** Keys and positions from the root, joined by dots. */
  readonly path: string;
  readonly message: string;
  readonly file: string;
  /** Null where the place is not in a file that was read. */
  readonly range: Range | null;
}

/** For a program. */
export function printJson(diagnostics: Iterable<Diagnostic>, locators: Locators, site: string | null): string {
  const json: DiagnosticsJson = {
    version: 1,
    site,
    diagnostics: locateAll(diagnostics, locators).map(
      ({ diagnostic: { code, severity, path, message, help, related }, file, range }) => ({
        code,
        severity,
        path: printPath(path),
        message,
        help: help ?? null,
        file,
        range: range ?? null,
        ...(related &&
          related.length > 0 && { related: related.map((other) => place(other, other.message, locators)) }),
      }),
    ),
  };
  return `${JSON.stringify(json, undefined, 2)}\n`;
}

function place(where: Place, message: string, locators: Locators): PlaceJson {
  const { file, range } = locate(where, locators);
  return { path: printPath(where.path), message, file, range: range ?? null };
}
