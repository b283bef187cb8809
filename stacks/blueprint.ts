import { fileURLToPath } from 'node:url';
import { printPretty } from '../site/diagnostics/index.ts';
import { readSite } from '../site/read-site.ts';
import { UnreadableInput } from '../site/spec/unreadable-input.ts';
import { addSiteStacks } from './site-stacks.ts';
import { synthesize } from './synthesize.ts';

/** Columns of a build log. */
const WIDTH = 100;

/**
 * What a blueprint's `main.ts` runs: reads the site file, and either says why it is refused or writes its stacks.
 * Ends the process with 0, 1 for findings, 2 for input that cannot be read.
 */
export async function runBlueprint(siteFile: URL): Promise<void> {
  const read = await readSite(relative(fileURLToPath(siteFile))).catch((error: unknown) => {
    if (error instanceof UnreadableInput) return error;
    throw error;
  });
  if (read instanceof UnreadableInput) {
    console.error(`error: ${read.message}${read.help === undefined ? '' : `\n  help: ${read.help}`}`);
    process.exitCode = 2;
    return;
  }
  // Notes are for `check`; a build log keeps to what somebody has to do.
  const told = read.diagnostics.filter((diagnostic) => diagnostic.severity !== 'info');
  const colour = process.stderr.isTTY === true && !process.env.NO_COLOR;
  if (told.length > 0) console.error(printPretty(told, read.sources, { colour, width: WIDTH }));
  const { site } = read;
  if (site === undefined || read.diagnostics.some((diagnostic) => diagnostic.severity === 'error')) {
    console.error('refused: nothing was synthesized, and what was there is as it was');
    process.exitCode = 1;
    return;
  }
  if (site.spec.cluster === undefined) {
    console.error(`"${site.name}" has no cluster: the tenant brings its own, so no stack is written`);
    // CDKTF reads a manifest whatever it says: here, that there are no stacks.
    synthesize(() => {});
    return;
  }
  synthesize((app) => addSiteStacks(app, site));
}

/** As a person in this folder would name the file: the same text on every machine. */
function relative(file: string): string {
  const here = `${process.cwd()}/`;
  return file.startsWith(here) ? file.slice(here.length) : file;
}
