import { overview } from '../site/view/overview.ts';
import { hasErrors } from './check.ts';
import { exitCodes } from './exit-codes.ts';
import { printOverview } from './show-overview.ts';
import { siteInPhase } from './site-in-phase.ts';
import { terminal } from './terminal.ts';

export interface ShowOptions {
  readonly format: 'pretty' | 'json';
  readonly phase?: string;
}

/** Prints the site at a glance, as it stands in a phase. */
export async function showCommand(file: string, options: ShowOptions): Promise<number> {
  const shown = await siteInPhase(file, options.phase);
  if (shown === undefined) return exitCodes.findings;
  const { read, site, phase } = shown;
  const view = overview(site, phase);
  process.stdout.write(
    options.format === 'json'
      ? `${JSON.stringify(view, undefined, 2)}\n`
      : printOverview(site, phase, view, read.diagnostics, terminal()),
  );
  return hasErrors(read) ? exitCodes.findings : exitCodes.clean;
}
