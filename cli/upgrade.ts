import { type ChartName, charts } from '../site/catalog/index.ts';
import { didYouMean, printPretty } from '../site/diagnostics/index.ts';
import {
  type ChartPath,
  chartsNeeded,
  type Site,
  type UpgradeTarget,
  upgradePlan,
  versionOf,
} from '../site/model/index.ts';
import { readSite } from '../site/read-site.ts';
import { openSource } from '../site/spec/open-source.ts';
import { UnreadableInput } from '../site/spec/unreadable-input.ts';
import { exitCodes } from './exit-codes.ts';
import { terminal } from './terminal.ts';

export interface UpgradeOptions {
  readonly to: readonly string[];
  readonly format: 'pretty' | 'json';
}

/** The name of all versions that this Afterhash pins. */
const PINNED = 'pinned';

/** A file of pins: charts and versions, written as under `cluster.charts`. */
const PIN_FILE = /\.(ya?ml|json)$/;

/** Prints the ordered steps from the charts of a site to others, and what each takes out of work. Nothing is changed. */
export async function upgradeCommand(file: string, options: UpgradeOptions): Promise<number> {
  const read = await readSite(file);
  const { site } = read;
  if (site === undefined) {
    process.stderr.write(printPretty(read.diagnostics, read.sources, terminal(process.stderr)));
    return exitCodes.findings;
  }
  if (site.spec.cluster === undefined)
    throw new UnreadableInput(`"${site.name}" has no cluster to upgrade`, 'add a part "cluster" to the site file');
  const targets = await Promise.all(options.to.map((to) => targetsOf(site, to)));
  const { paths, refusals } = upgradePlan(site, targets.flat());
  const [first] = refusals;
  if (first !== undefined) throw new UnreadableInput(first.message, first.help);
  process.stdout.write(options.format === 'json' ? `${JSON.stringify(paths, undefined, 2)}\n` : printed(paths));
  return exitCodes.clean;
}

async function targetsOf(site: Site, to: string): Promise<readonly UpgradeTarget[]> {
  if (to === PINNED) return chartsNeeded(site).map((chart) => ({ chart, version: charts[chart].version }));
  if (PIN_FILE.test(to)) return (await pinsOf(to)).map(([chart, version]) => targetOf(site, chart, version));
  const [chart = '', version = ''] = to.split('@');
  return [targetOf(site, chart, version)];
}

async function pinsOf(path: string): Promise<readonly (readonly [string, string])[]> {
  const { source, diagnostics } = await openSource(path);
  const [first] = diagnostics;
  if (first !== undefined) throw new UnreadableInput(`"${path}": ${first.message}`, first.help);
  const { data } = source;
  if (typeof data !== 'object' || data === null || Array.isArray(data))
    throw new UnreadableInput(`"${path}" has no pins`, 'write a chart and its version a line, as in kueue: 0.20.7');
  return Object.entries(data).map(([chart, version]) => [chart, String(version)]);
}

function targetOf(site: Site, chart: string, version: string): UpgradeTarget {
  if (!/^v?\d+\.\d+\.\d+(-[.0-9A-Za-z]+)?$/.test(version))
    throw new UnreadableInput(
      `"${version === '' ? chart : `${chart}@${version}`}" is no target`,
      `write "${PINNED}", a file of pins, or a chart and its version, as in kueue@0.20.7`,
    );
  if (!isChart(chart))
    throw new UnreadableInput(
      `there is no chart "${chart}"`,
      didYouMean(chart, Object.keys(charts)) ?? `there are: ${Object.keys(charts).join(', ')}`,
    );
  // A project writes its versions with a v or without; who types one may not know which.
  const prefix = versionOf(site, chart).startsWith('v') ? 'v' : '';
  return { chart, version: `${prefix}${version.replace(/^v/, '')}` };
}

function isChart(name: string): name is ChartName {
  return Object.hasOwn(charts, name);
}

function printed(paths: readonly ChartPath[]): string {
  const { bold, yellow, dim } = terminal().paint;
  if (paths.length === 0) return 'every chart is there already: nothing to do\n';
  let step = 0;
  return paths
    .map(({ chart, from, version, disruption, steps }) => {
      const head = `${bold(`${chart} ${from} -> ${version}`)}  ${dim(`at most: ${disruption}`)}\n`;
      const lines = steps.map(({ by, does, disrupts }) => {
        step += 1;
        const who = by === 'hand' ? 'by hand' : 'terraform';
        return `  ${step}. ${who}: ${does}\n${disrupts === undefined ? '' : `     ${yellow('disrupts')}: ${disrupts}\n`}`;
      });
      return head + lines.join('');
    })
    .join('\n');
}
