import { type ChartName, charts } from '../site/catalog/index.ts';
import { didYouMean, printPretty } from '../site/diagnostics/index.ts';
import {
  chartsNeeded,
  type Site,
  type UpgradePath,
  type UpgradeRefusal,
  type UpgradeTarget,
  upgradePlan,
  versionOf,
} from '../site/model/index.ts';
import { readSite } from '../site/read-site.ts';
import { chartVersion, driverVersion, kubernetesVersion } from '../site/spec/fields.ts';
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

/** A file of pins: targets and versions, written as under `cluster.charts`. */
const PIN_FILE = /\.(ya?ml|json)$/;

const DRIVER = /^pools\.(.+)\.driver$/;

const EXAMPLES = `"${PINNED}", a file of pins, or a target with its version: kueue@0.20.7, kubernetes@1.35, pools.train.driver@580.95.05`;

/** Prints the ordered steps from what a site has to other versions, and what each takes out of work. Nothing is changed. */
export async function upgradeCommand(file: string, options: UpgradeOptions): Promise<number> {
  const read = await readSite(file);
  const { site } = read;
  if (site === undefined) {
    process.stderr.write(printPretty(read.diagnostics, read.sources, terminal(process.stderr)));
    return exitCodes.findings;
  }
  if (site.spec.cluster === undefined)
    throw new UnreadableInput(`"${site.name}" has no cluster to upgrade`, 'add a part "cluster" to the site file');
  const asked = (await Promise.all(options.to.map((to) => targetsOf(site, to)))).flat();
  const unread = asked.filter((one) => 'help' in one);
  const plan = upgradePlan(
    site,
    asked.filter((one) => 'what' in one),
  );
  const refusals = [...unread, ...plan.refusals];
  const paths = refusals.length === 0 ? plan.paths : [];
  if (options.format === 'json') process.stdout.write(`${JSON.stringify({ paths, refusals }, undefined, 2)}\n`);
  else if (refusals.length === 0) process.stdout.write(printed(paths));
  else process.stderr.write(refused(refusals));
  return refusals.length === 0 ? exitCodes.clean : exitCodes.wrongUse;
}

async function targetsOf(site: Site, to: string): Promise<readonly (UpgradeTarget | UpgradeRefusal)[]> {
  if (to === PINNED)
    return chartsNeeded(site).map((chart) => ({ what: 'chart', chart, version: charts[chart].version }));
  if (PIN_FILE.test(to)) return (await pinsOf(to)).map(([name, version]) => targetOf(site, name, version));
  const [name = '', version] = to.split('@');
  return [targetOf(site, name, version)];
}

async function pinsOf(path: string): Promise<readonly (readonly [string, unknown])[]> {
  const { source, diagnostics } = await openSource(path);
  const [first] = diagnostics;
  if (first !== undefined) throw new UnreadableInput(`"${path}": ${first.message}`, first.help);
  const { data } = source;
  if (typeof data !== 'object' || data === null || Array.isArray(data))
    throw new UnreadableInput(`"${path}" has no pins`, 'write a target and its version a line, as in kueue: 0.20.7');
  return Object.entries(data);
}

/** What a person asked for, or why there is no such thing. */
function targetOf(site: Site, name: string, version: unknown): UpgradeTarget | UpgradeRefusal {
  const [, poolId] = DRIVER.exec(name) ?? [];
  const form = name === 'kubernetes' ? kubernetesVersion : poolId === undefined ? chartVersion : driverVersion;
  const { data, error } = form.safeParse(version);
  if (error !== undefined)
    return {
      message: `"${version === undefined ? name : `${name}@${version}`}" is no target: ${error.issues[0]?.message}`,
      help: `write ${EXAMPLES}`,
    };
  if (name === 'kubernetes') return { what: 'kubernetes', version: data };
  if (poolId !== undefined) {
    const pool = site.pools.find(({ id }) => id === poolId);
    if (pool !== undefined) return { what: 'driver', pool, version: data };
    const ids = site.pools.map(({ id }) => id);
    return { message: `there is no pool "${poolId}"`, help: didYouMean(poolId, ids) ?? `there are: ${ids.join(', ')}` };
  }
  if (!isChart(name)) {
    const names = [...Object.keys(charts), 'kubernetes'];
    return {
      message: `there is no chart "${name}"`,
      help: didYouMean(name, names) ?? `there are: ${names.join(', ')}`,
    };
  }
  // A project writes its versions with a v or without; who types one may not know which.
  const prefix = versionOf(site, name).startsWith('v') ? 'v' : '';
  return { what: 'chart', chart: name, version: `${prefix}${data.replace(/^v/, '')}` };
}

function isChart(name: string): name is ChartName {
  return Object.hasOwn(charts, name);
}

function refused(refusals: readonly UpgradeRefusal[]): string {
  const { red, cyan } = terminal(process.stderr).paint;
  return refusals.map(({ message, help }) => `${red('error')}: ${message}\n  ${cyan('help')}: ${help}\n`).join('');
}

function printed(paths: readonly UpgradePath[]): string {
  const { bold, yellow, dim } = terminal().paint;
  if (paths.length === 0) return 'everything is there already: nothing to do\n';
  let step = 0;
  return paths
    .map(({ what, from, version, disruption, steps }) => {
      const head = `${bold(`${what} ${from} -> ${version}`)}  ${dim(`at most: ${disruption}`)}\n`;
      const lines = steps.map(({ by, does, disrupts }) => {
        step += 1;
        const who = by === 'hand' ? 'by hand' : 'terraform';
        return `  ${step}. ${who}: ${does}\n${disrupts === undefined ? '' : `     ${yellow('disrupts')}: ${disrupts}\n`}`;
      });
      return head + lines.join('');
    })
    .join('\n');
}
