import {
  type Diagnostic,
  type Locator,
  printGithub,
  printJson,
  printPretty,
  printSarif,
} from '../site/diagnostics/index.ts';
import { type ReadSite, readSite } from '../site/read-site.ts';
import { UnreadableInput } from '../site/spec/unreadable-input.ts';
import { allCodes } from './codes.ts';
import { exitCodes } from './exit-codes.ts';
import { terminal } from './terminal.ts';

export interface CheckOptions {
  readonly format: 'pretty' | 'json' | 'sarif' | 'github';
  readonly phase?: string;
}

/** Reads a site file and prints everything that is to be said of it. */
export async function checkCommand(file: string, options: CheckOptions, version: string): Promise<number> {
  const read = await readSite(file, options.phase);
  refuseUnknownPhase(read, options.phase);
  process.stdout.write(print(read, options, version));
  return hasErrors(read) ? exitCodes.findings : exitCodes.clean;
}

export function hasErrors({ diagnostics }: Pick<ReadSite, 'diagnostics'>): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error');
}

export function refuseUnknownPhase(read: ReadSite, phase: string | undefined): void {
  if (phase === undefined || read.site === undefined || read.site.phases.some((one) => one.id === phase)) return;
  const known = Object.keys(read.site.spec.phases ?? {});
  throw new UnreadableInput(
    `the site has no phase "${phase}"`,
    known.length > 0 ? `it has: ${known.join(', ')}` : 'it has no phases at all',
  );
}

function print(read: ReadSite, options: CheckOptions, version: string): string {
  return printFindings(read, options.format, version, read.sources[0]?.file ?? 'the file');
}

/** Prints what was found, for whoever reads it; `where` is named where nothing was. */
export function printFindings(
  {
    diagnostics,
    sources,
    name,
  }: {
    readonly diagnostics: readonly Diagnostic[];
    readonly sources: readonly Locator[];
    readonly name: string | null;
  },
  format: CheckOptions['format'],
  version: string,
  where: string,
): string {
  if (format === 'json') return printJson(diagnostics, sources, name);
  if (format === 'sarif') return printSarif(diagnostics, sources, { version, rules: allCodes() });
  if (format === 'github') return printGithub(diagnostics, sources);
  const { colour, width, paint } = terminal();
  if (diagnostics.length === 0) return `${paint.green('ok')}: nothing found in ${where}\n`;
  return printPretty(diagnostics, sources, { colour, width });
}
