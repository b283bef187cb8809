import { App } from 'cdktf';
import { readStacks } from '../cli/synthesized-stacks.ts';
import { leaveCreationStacksOut } from '../constructs/terraform/creation-stacks.ts';
import { readSite } from '../site/read-site.ts';
import { countResources, inFolder, synthesizeOurs } from './ours.ts';
import { rawApp } from './raw-app.ts';
import { median, worked } from './worked.ts';

/** Rounds of one and the other in turn, after one that is not counted. */
const ROUNDS = 15;

/** What a site of many tenants costs on our constructs, and what the same resources cost written by hand. */
export interface AgainstRaw {
  readonly resources: number;
  readonly ours: number;
  readonly raw: number;
  /** The middle one of the rounds: one and the other are measured beside each other, whatever the machine does meanwhile. */
  readonly ratio: number;
}

const [file = ''] = process.argv.slice(2);
const { site } = await readSite(file);
if (site === undefined) throw new Error(`${file} is refused`);
// Both sides are spared the stack traces of every construct.
leaveCreationStacksOut();
const stacks = await inFolder((output) => {
  synthesizeOurs(site, output);
  return readStacks(output);
});
const build = await rawApp(stacks);
const times: { ours: number; raw: number }[] = [];
for (let round = 0; round <= ROUNDS; round++) {
  const [ours] = await inFolder((output) => worked(() => synthesizeOurs(site, output)));
  const [raw] = await inFolder((output) => worked(() => synthesizeRaw(output)));
  if (round > 0) times.push({ ours, raw });
}
const result: AgainstRaw = {
  resources: countResources(stacks),
  ours: median(times.map((time) => time.ours)),
  raw: median(times.map((time) => time.raw)),
  ratio: median(times.map(({ ours, raw }) => ours / raw)),
};
console.log(JSON.stringify(result));

function synthesizeRaw(output: string): void {
  const app = new App({ outdir: output });
  build(app);
  app.synth();
}
