import { readStacks } from '../cli/synthesized-stacks.ts';
import type { Site } from '../site/model/index.ts';
import { readSite } from '../site/read-site.ts';
import { overview } from '../site/view/overview.ts';
import { countResources, inFolder, synthesizeOurs } from './ours.ts';
import { worked } from './worked.ts';

/** What one process says of one site, on its last line. */
export interface Measured {
  readonly racks: number;
  /** Milliseconds of CPU, so that a busy machine does not count against us. */
  readonly cpu: { readonly check: number; readonly show: number; readonly synth: number };
  readonly resources: number;
  readonly peakMegabytes: number;
}

const [file = ''] = process.argv.slice(2);
const [check, read] = await worked(() => readSite(file));
if (read.site === undefined || read.diagnostics.some(({ severity }) => severity === 'error')) {
  throw new Error(`${file} is refused: ${JSON.stringify(read.diagnostics.slice(0, 3))}`);
}
const site: Site = read.site;
const [show] = await worked(() => JSON.stringify(overview(site, site.final)));
const { synth, resources } = await inFolder(async (output) => {
  const [time] = await worked(() => synthesizeOurs(site, output));
  return { synth: time, resources: countResources(readStacks(output)) };
});
const measured: Measured = {
  racks: site.rows.reduce((racks, row) => racks + row.racks, 0),
  cpu: { check, show, synth },
  resources,
  peakMegabytes: process.resourceUsage().maxRSS / 1024,
};
console.log(JSON.stringify(measured));
