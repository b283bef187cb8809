import type { Pool, Site } from '../../site/model/index.ts';
import { hostList, hostRuns } from '../host-list.ts';
import type { NodeBlock } from '../node-tree.ts';

/** Which library of its vendor slurmd asks for the GPUs of a node (gres.conf(5), AutoDetect). */
const DETECTED_BY = { nvidia: 'nvml', amd: 'rsmi' } as const satisfies Readonly<Record<Pool['gpu']['vendor'], string>>;

/** A line for each run of names in a rack. What every node of a pool has alike stands on a DEFAULT line before them. */
export function nodesConf(site: Site, blocks: readonly NodeBlock[]): string {
  const pools = site.pools.map((pool) => {
    const own = blocks.filter((block) => block.pool === pool);
    return [
      `# ${pool.id}: ${own.reduce((sum, { names }) => sum + names.length, 0)} nodes of ${pool.server.id}. Add what "slurmd -C" prints on one of them to this line.`,
      `NodeName=DEFAULT State=UNKNOWN`,
      ...own.flatMap(({ names, hallId }) =>
        hostRuns(names).map((run) => `NodeName=${run} Gres=gpu:${pool.gpusPerNode} Feature=${pool.id},${hallId}`),
      ),
    ];
  });
  return `${pools.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

export function gresConf(site: Site, blocks: readonly NodeBlock[]): string {
  const lines = site.pools.map((pool) => {
    const names = blocks.filter((block) => block.pool === pool).flatMap((block) => block.names);
    return `NodeName=${hostList(names)} AutoDetect=${DETECTED_BY[pool.gpu.vendor]}`;
  });
  return `${lines.join('\n')}\n`;
}
