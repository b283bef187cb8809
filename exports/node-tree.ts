import { append } from '../site/model/append.ts';
import {
  fabricOf,
  leafStarts,
  leavesPerBlock,
  type Pool,
  railsOf,
  type Site,
  standingNodes,
  unitName,
} from '../site/model/index.ts';

/** Nodes of one rack that share their leaves: what a scheduler keeps together first. */
export interface NodeBlock {
  readonly pool: Pool;
  readonly hallId: string;
  /** The group of nodes that hang on the same leaves: `train-hall-1-u2`. */
  readonly unit: string;
  /** Counted from 1 in the pool and hall. */
  readonly unitInHall: number;
  /** The NVLink domain that the rack is, as its nodes are labelled: `hall-1-row-3-r5`. Absent where a node is its own. */
  readonly domain: string | undefined;
  /** In the order of their slots. */
  readonly names: readonly string[];
}

/** A switch as schedulers mean it: all leaves of a unit are one, because a node hangs on each of them. */
export interface TreeSwitch {
  readonly name: string;
  readonly children: readonly string[];
}

/** The nodes of a pool in the order in which they stand; where a host is not there yet, there is none. */
export function blocksOf(site: Site, pool: Pool): readonly NodeBlock[] {
  const blocks = new Map<string, Omit<NodeBlock, 'names'> & { readonly names: string[] }>();
  const perDomain = pool.server.nvlinkDomainGpus / pool.gpusPerNode;
  for (const node of standingNodes(site, pool)) {
    const part = perDomain > 1 && perDomain < pool.nodesPerRack ? Math.ceil(node.node / perDomain) : 1;
    const rack = `${node.hallId}-${node.rowId}-r${node.rack}`;
    const key = `${rack}-u${node.unit}-d${part}`;
    const known = blocks.get(key);
    if (known !== undefined) {
      known.names.push(node.name);
      continue;
    }
    blocks.set(key, {
      pool,
      hallId: node.hallId,
      unit: unitName(node),
      unitInHall: node.unit,
      domain: perDomain > 1 ? (part === 1 ? rack : `${rack}-d${part}`) : undefined,
      names: [node.name],
    });
  }
  return [...blocks.values()];
}

/**
 * What stands above the units: pods where a fabric has three levels, and the fabric. A pool on no fabric has a switch of
 * its own, because its nodes reach nobody else's by RDMA.
 */
export function switchesAbove(site: Site, blocks: readonly NodeBlock[]): readonly TreeSwitch[] {
  const first = new Map<string, NodeBlock>();
  for (const block of blocks) if (!first.has(block.unit)) first.set(block.unit, block);
  const unitsOf = (pools: readonly Pool[]) => [...first.values()].filter(({ pool }) => pools.includes(pool));
  const loose = site.pools
    .filter((pool) => fabricOf(site, pool) === undefined)
    .map((pool) => ({ name: pool.id, children: unitsOf([pool]).map(({ unit }) => unit) }));
  const trees = site.fabrics.flatMap((fabric): TreeSwitch[] => {
    const own = unitsOf(fabric.pools);
    if (own.length === 0) return [];
    const perPod = leavesPerBlock(fabric);
    if (perPod === undefined) return [{ name: fabric.id, children: own.map(({ unit }) => unit) }];
    const leaf = new Map(
      fabric.pools.flatMap((pool) =>
        leafStarts(fabric, pool).map((start) => [`${pool.id}/${start.hallId}`, start.leaf]),
      ),
    );
    const pods = new Map<string, string[]>();
    for (const { pool, hallId, unit, unitInHall } of own) {
      // A unit whose leaves fall into two pods counts with the one in which it begins.
      const begins = (leaf.get(`${pool.id}/${hallId}`) ?? 0) + (unitInHall - 1) * railsOf(pool);
      append(pods, `${fabric.id}-pod${Math.floor(begins / perPod) + 1}`, unit);
    }
    const below = [...pods].map(([name, children]) => ({ name, children }));
    return [...below, { name: fabric.id, children: below.map(({ name }) => name) }];
  });
  return [...trees, ...loose];
}
