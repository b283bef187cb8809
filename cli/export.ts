import { exportTargets } from '../exports/index.ts';
import { didYouMean, printPretty } from '../site/diagnostics/index.ts';
import { readSite } from '../site/read-site.ts';
import { UnreadableInput } from '../site/spec/unreadable-input.ts';
import { hasErrors } from './check.ts';
import { exitCodes } from './exit-codes.ts';
import { columns } from './table.ts';
import { terminal } from './terminal.ts';
import { writeFolder } from './write-folder.ts';

/** Writes what a program that is not Terraform reads; with no program named, lists them. A site with an error writes nothing. */
export async function exportCommand(
  what: string | undefined,
  file: string | undefined,
  options: { readonly out?: string },
): Promise<number> {
  if (what === undefined) {
    process.stdout.write(columns(exportTargets.map(({ name, writes }) => [name, writes])));
    return exitCodes.clean;
  }
  const target = exportTargets.find(({ name }) => name === what);
  const names = exportTargets.map(({ name }) => name);
  if (target === undefined)
    throw new UnreadableInput(
      `nothing is exported for "${what}"`,
      didYouMean(what, names) ?? `for: ${names.join(', ')}`,
    );
  if (file === undefined)
    throw new UnreadableInput(`export ${what} of which site?`, `name its file: afterhash export ${what} site.yaml`);
  const read = await readSite(file);
  const { site } = read;
  if (read.diagnostics.length > 0)
    process.stderr.write(printPretty(read.diagnostics, read.sources, terminal(process.stderr)));
  if (site === undefined || hasErrors(read)) return exitCodes.findings;
  const exported = target.export(site);
  if ('nothing' in exported) throw new UnreadableInput(exported.nothing, exported.help);
  const { files, notes = [] } = exported;
  for (const note of notes) process.stderr.write(`${terminal(process.stderr).paint.cyan('note')}: ${note}\n`);
  if (options.out !== undefined) {
    writeFolder(options.out, files);
    process.stdout.write(`${files.size} ${files.size === 1 ? 'file' : 'files'} in ${options.out}\n`);
    return exitCodes.clean;
  }
  const [only, ...more] = files.values();
  if (only === undefined || more.length > 0)
    throw new UnreadableInput(
      `export ${what} writes ${files.size} files: ${[...files.keys()].slice(0, 8).join(', ')}`,
      'name a folder for them, as in --out DIR',
    );
  process.stdout.write(only);
  return exitCodes.clean;
}
