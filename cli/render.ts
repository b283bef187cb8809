import { tmpdir } from 'node:os';
import { App } from 'cdktf';
import { leaveCreationStacksOut } from '../constructs/terraform/creation-stacks.ts';
import { printPretty } from '../site/diagnostics/index.ts';
import { readSite } from '../site/read-site.ts';
import { UnreadableInput } from '../site/spec/unreadable-input.ts';
import { handover } from '../site/view/handover.ts';
import { machineFiles } from '../stacks/machine-files.ts';
import { renderedFiles } from '../stacks/rendered-files.ts';
import { runbookFiles } from '../stacks/runbook-files.ts';
import { addSiteStacks } from '../stacks/site-stacks.ts';
import { storeFiles } from '../stacks/store-files.ts';
import { hasErrors } from './check.ts';
import { exitCodes } from './exit-codes.ts';
import { terminal } from './terminal.ts';
import { writeFolder } from './write-folder.ts';

/** Writes what the stacks would apply as Helm values, manifests and a helmfile; a site with an error writes nothing. */
export async function renderCommand(file: string, options: { readonly to: string }): Promise<number> {
  const read = await readSite(file);
  const { site } = read;
  if (read.diagnostics.length > 0)
    process.stderr.write(printPretty(read.diagnostics, read.sources, terminal(process.stderr)));
  if (site === undefined || hasErrors(read)) return exitCodes.findings;
  if (site.spec.cluster === undefined && site.shells.length > 0) {
    writeFolder(options.to, new Map([['handover.json', `${JSON.stringify(handover(site), undefined, 2)}\n`]]));
    process.stdout.write(
      `"${site.name}" has no cluster: its tenants bring their own, so ${options.to}/handover.json says what is handed over and nothing else is rendered\n`,
    );
    return exitCodes.clean;
  }
  if (site.spec.cluster === undefined)
    throw new UnreadableInput(
      `"${site.name}" has no cluster to render`,
      'add a part "cluster", or hand over the building as it is',
    );
  leaveCreationStacksOut();
  // An app makes its output folder where there is none; nothing is written to this one.
  const stacks = addSiteStacks(new App({ stackTraces: false, outdir: tmpdir() }), site);
  const files = new Map([...renderedFiles(stacks), ...machineFiles(site), ...storeFiles(site), ...runbookFiles(site)]);
  writeFolder(options.to, files);
  process.stdout.write(
    `${files.size} files in ${options.to}; next: helmfile --file ${options.to}/helmfile.yaml diff\n`,
  );
  return exitCodes.clean;
}
