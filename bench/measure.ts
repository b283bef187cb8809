import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'cdktf';
import { leaveCreationStacksOut } from '../constructs/terraform/creation-stacks.ts';
import { readSite } from '../site/read-site.ts';
import { overview } from '../site/view/overview.ts';
import { addSiteStacks } from '../stacks/site-stacks.ts';
import { synthesize } from '../stacks/synthesize.ts';
import type { Measured } from './main.ts';
import { rawApp } from './raw-app.ts';

// Measures one site in a process of its own and prints what it saw as JSON.
const [file = ''] = process.argv.slice(2);

const [check, read] = await worked(() => readSite(file));
const { site } = read;
if (site === undefined || read.diagnostics.some(({ severity }) => severity === 'error')) {
  throw new Error(`${file} is refused: ${JSON.stringify(read.diagnostics.slice(0, 3))}`);
}
const [show] = await worked(() => JSON.stringify(overview(site, site.final)));

leaveCreationStacksOut();
const output = mkdtempSync(join(tmpdir(), 'afterhash-measure-'));
// Once unmeasured: both sides then find CDKTF loaded and compiled.
new App({ outdir: join(output, 'warm') }).synth();
const [synth] = await worked(() => synthesize((app) => addSiteStacks(app, site), join(output, 'ours')));
const stacks = Object.values(
  JSON.parse(readFileSync(join(output, 'ours', 'manifest.json'), 'utf8')).stacks as {
    synthesizedStackPath: string;
    name: string;
  }[],
).map(({ name, synthesizedStackPath }) => ({
  name,
  json: JSON.parse(readFileSync(join(output, 'ours', synthesizedStackPath), 'utf8')),
}));
const build = await rawApp(stacks);
const [raw] = await worked(() => {
  const app = new App({ outdir: join(output, 'raw') });
  build(app);
  app.synth();
});
rmSync(output, { recursive: true, force: true });

const measured: Measured = {
  racks: site.rows.reduce((racks, row) => racks + row.racks, 0),
  cpu: { check, show, synth, raw },
  resources: stacks.reduce(
    (sum, { json }) =>
      sum + Object.values(json.resource as Record<string, object>).reduce((n, some) => n + Object.keys(some).length, 0),
    0,
  ),
  peakMegabytes: process.resourceUsage().maxRSS / 1024,
};
console.log(JSON.stringify(measured));

/** Milliseconds of CPU that some work took, and what came of it. */
async function worked<T>(work: () => T | Promise<T>): Promise<[number, T]> {
  const before = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  return [(user + system) / 1e3, result];
}
