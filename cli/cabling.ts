import { checkCabling } from '../cabling/check-cabling.ts';
import type { Unread } from '../cabling/discovered.ts';
import { joinedSubnets } from '../cabling/joined-subnets.ts';
import { asDriver } from '../cabling/node-descriptions.ts';
import { readNodeNameMap } from '../cabling/node-name-map.ts';
import { readIbnetdiscover } from '../cabling/read-ibnetdiscover.ts';
import { didYouMean, type Locator } from '../site/diagnostics/index.ts';
import { railsOf, type Site } from '../site/model/index.ts';
import { openBytes, type SizeLimit } from '../site/spec/open-source.ts';
import { readText } from '../site/spec/source-bytes.ts';
import { toLines } from '../site/spec/source-lines.ts';
import { UnreadableInput } from '../site/spec/unreadable-input.ts';
import { type CheckOptions, hasErrors, printFindings } from './check.ts';
import { exitCodes } from './exit-codes.ts';
import { siteInPhase } from './site-in-phase.ts';

export interface CablingOptions extends Pick<CheckOptions, 'format' | 'phase'> {
  readonly from: readonly string[];
  readonly nodeNameMap?: string;
  readonly adapters?: readonly string[];
}

/** Sixty thousand links, each printed by both of its ends. */
const FABRIC_FILE: SizeLimit = {
  bytes: 50_000_000,
  of: 'what ibnetdiscover prints of one subnet',
  help: 'name the file that it wrote: ibnetdiscover > fabric.txt',
};

/** Holds live fabrics against the cables that a site promises by one of its phases, whatever else is wrong with the site. */
export async function cablingCommand(file: string, options: CablingOptions, version: string): Promise<number> {
  const shown = await siteInPhase(file, options.phase);
  if (shown === undefined) return exitCodes.findings;
  const { read, site, phase } = shown;
  if (!site.fabrics.some(({ spec, pools }) => spec.kind === 'infiniband' && pools.length > 0))
    throw new UnreadableInput(
      `"${site.name}" has no InfiniBand fabric that a pool joins`,
      'ibnetdiscover sees InfiniBand only: an Ethernet fabric is found by LLDP',
    );
  const adapters = new Map((options.adapters ?? []).map((one) => adaptersOf(site, one)));
  const names = options.nodeNameMap === undefined ? new Map<string, string>() : await namesIn(options.nodeNameMap);
  const texts = await Promise.all(options.from.map(async (path) => ({ file: path, text: await textOf(path) })));
  const subnets = texts.map((text) => orUnreadable(readIbnetdiscover(text, names)));
  const diagnostics = checkCabling(site, phase, orUnreadable(joinedSubnets(subnets)), adapters);
  const sources = [...read.sources, ...texts.map(locatorOf)];
  process.stdout.write(
    printFindings({ diagnostics, sources, name: site.name }, options.format, version, options.from.join(', ')),
  );
  return hasErrors({ diagnostics }) ? exitCodes.findings : exitCodes.clean;
}

function adaptersOf(site: Site, text: string): [string, readonly string[]] {
  const [, poolId = '', list = ''] = /^([^=]+)=(.+)$/.exec(text) ?? [];
  const names = list
    .split(',')
    .filter((name) => name !== '')
    .map(asDriver);
  const pool = site.pools.find(({ id }) => id === poolId);
  const ids = site.pools.map(({ id }) => id);
  if (pool === undefined)
    throw new UnreadableInput(
      poolId === '' ? `"${text}" is no pool with its adapters` : `there is no pool "${poolId}"`,
      (poolId === '' ? undefined : didYouMean(poolId, ids)) ??
        `write ${ids[0]}=mlx5_0,mlx5_3, an adapter for each rail`,
    );
  if (new Set(names).size !== railsOf(pool))
    throw new UnreadableInput(
      `"${text}" names ${new Set(names).size} adapters, and nodes of pool "${poolId}" have ${railsOf(pool)} rails`,
      'name each adapter once, in the order of the rails',
    );
  return [poolId, names];
}

async function namesIn(path: string): Promise<ReadonlyMap<string, string>> {
  return orUnreadable(readNodeNameMap(path, await textOf(path)));
}

async function textOf(path: string): Promise<string> {
  const { text, problems } = readText(await openBytes(path, FABRIC_FILE));
  const [problem] = problems;
  if (problem !== undefined) throw new UnreadableInput(`"${path}": ${problem.message}`, problem.help);
  return text;
}

function orUnreadable<T extends object>(read: T | Unread): T {
  if ('message' in read) throw new UnreadableInput(read.message, read.help);
  return read;
}

function locatorOf({ file, text }: { readonly file: string; readonly text: string }): Locator {
  const lines = toLines(text);
  return { file, locate: () => undefined, line: lines.line };
}
