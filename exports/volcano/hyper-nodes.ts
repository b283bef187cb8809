import { append } from '../../site/model/append.ts';
import { patternOf, type Site } from '../../site/model/index.ts';
import { blocksOf, type NodeBlock, switchesAbove } from '../node-tree.ts';

/**
 * How far nodes of one HyperNode are from each other, nearest first: what a job
 * names as the most that it may cross. A tier that a fabric lacks is left out.
 */
const TIERS = ['nvlink', 'unit', 'block', 'fabric'] as const;

/** Nodes of the same NVLink domain, the same leaves, the same spines, the same fabric: one tree, told by names alone. */
export function hyperNodes(site: Site): readonly object[] {
  const blocks = site.pools.flatMap((pool) => blocksOf(site, pool));
  const above = switchesAbove(site, blocks);
  const below = new Set(above.flatMap(({ children }) => children));
  return [
    ...domains(blocks).map(([name, members]) => hyperNode('nvlink', name, members.map(byName))),
    ...units(blocks).map(([name, members]) => hyperNode('unit', name, members)),
    ...above.map(({ name, children }) => hyperNode(below.has(name) ? 'block' : 'fabric', name, children.map(inside))),
  ];
}

/** A rack whose nodes hang on two sets of leaves is two: a HyperNode has one above it. */
function domains(blocks: readonly NodeBlock[]): readonly (readonly [string, readonly NodeBlock[]])[] {
  const domains = new Map<string, NodeBlock[]>();
  for (const block of blocks) if (block.domain !== undefined) append(domains, nameOfDomain(block), block);
  return [...domains];
}

function nameOfDomain({ domain, unit }: NodeBlock): string {
  return `${unit}.${domain}`;
}

function units(blocks: readonly NodeBlock[]): readonly (readonly [string, readonly object[]])[] {
  const units = new Map<string, object[]>();
  for (const block of blocks)
    append(units, block.unit, block.domain === undefined ? byName(block) : inside(nameOfDomain(block)));
  return [...units];
}

function hyperNode(tierName: (typeof TIERS)[number], name: string, members: readonly object[]): object {
  return {
    apiVersion: 'topology.volcano.sh/v1alpha1',
    kind: 'HyperNode',
    metadata: { name },
    spec: { tier: TIERS.indexOf(tierName) + 1, tierName, members },
  };
}

function byName({ names }: NodeBlock): object {
  return { type: 'Node', selector: { regexMatch: { pattern: `^${patternOf(names)}$` } } };
}

function inside(name: string): object {
  return { type: 'HyperNode', selector: { exactMatch: { name } } };
}
