import { stringify } from 'yaml';
import { append } from '../../site/model/append.ts';
import type { Pool, Site } from '../../site/model/index.ts';
import { hostList } from '../host-list.ts';
import { type NodeBlock, switchesAbove } from '../node-tree.ts';

/** `topology/tree` (topology.conf(5)): a node hangs on one switch, so the leaves of a unit are one. */
export function topologyConf(site: Site, blocks: readonly NodeBlock[]): string {
  const units = unitsOf(blocks).map(([unit, names]) => `SwitchName=${unit} Nodes=${hostList(names)}`);
  const above = switchesAbove(site, blocks).map(
    ({ name, children }) => `SwitchName=${name} Switches=${children.join(',')}`,
  );
  return `${[...units, ...above].join('\n')}\n`;
}

/**
 * The same tree, and beside it, for each pool of rack systems, the racks as blocks that a job fills one by one
 * (topology.yaml(5), Slurm 25.05: https://slurm.schedmd.com/topology.yaml.html, read 2026-11-22).
 */
export function topologyYaml(site: Site, blocks: readonly NodeBlock[]): string {
  const units = unitsOf(blocks).map(([name, names]) => ({ switch: name, nodes: hostList(names) }));
  const above = switchesAbove(site, blocks).map(({ name, children }) => ({
    switch: name,
    children: children.join(','),
  }));
  const racks = site.pools.flatMap((pool) => blockTopology(pool, blocks));
  return stringify([{ topology: TREE, cluster_default: true, tree: { switches: [...units, ...above] } }, ...racks]);
}

/** A pool is called by a lower-case id, so none is called like it. */
const TREE = 'Fabric';

function blockTopology(pool: Pool, blocks: readonly NodeBlock[]): readonly object[] {
  const domains = new Map<string, string[]>();
  for (const { domain, names } of blocks.filter((block) => block.pool === pool))
    if (domain !== undefined) for (const name of names) append(domains, domain, name);
  if (domains.size === 0) return [];
  // Sizes begin with the smallest rack: one whose hosts are on their way is a block too.
  const size = Math.min(...[...domains.values()].map((names) => names.length));
  return [
    {
      topology: pool.id,
      cluster_default: false,
      block: {
        block_sizes: sizesUpTo(size, domains.size),
        blocks: [...domains].map(([block, names]) => ({ block, nodes: hostList(names) })),
      },
    },
  ];
}

/** Each is twice the one before: one rack, two, four, as many as there are. */
function sizesUpTo(size: number, racks: number): readonly number[] {
  const sizes = [];
  for (let together = 1; together <= racks; together *= 2) sizes.push(size * together);
  return sizes;
}

function unitsOf(blocks: readonly NodeBlock[]): readonly (readonly [string, readonly string[]])[] {
  const units = new Map<string, string[]>();
  for (const { unit, names } of blocks) for (const name of names) append(units, unit, name);
  return [...units];
}
