import { railsOf } from './nodes.ts';
import type { Fabric, Pool } from './site.ts';

/** Where the leaves of a pool begin in one hall, counted over the fabric from 0. */
export interface LeafStart {
  readonly hallId: string;
  readonly leaf: number;
}

/**
 * Leaves that hang below the same spines: half of a switch's ports of them, or
 * undefined where all leaves reach all spines.
 */
export function leavesPerBlock(fabric: Fabric): number | undefined {
  return fabric.tiers === 3 ? Math.floor(fabric.radix / 2) : undefined;
}

/**
 * The first leaf of a pool in each of its halls. Leaves are built in the order
 * of pools, halls, units and rails, as `wiringOf` joins them; hosts of the
 * fabric manager stand after the nodes of the first hall.
 */
export function leafStarts(fabric: Fabric, pool: Pool): readonly LeafStart[] {
  const groups = fabric.pools.flatMap((member) =>
    [...nodesByHall(member)].map(([hallId, nodes]) => ({ member, hallId, nodes })),
  );
  let leaf = 0;
  return groups.flatMap(({ member, hallId, nodes }, i) => {
    const start = { hallId, leaf };
    const hosts = i === 0 ? Math.ceil(managerPorts(fabric) / Math.max(1, railsOf(member))) : 0;
    leaf += Math.ceil((nodes + hosts) / fabric.nodesPerUnit) * railsOf(member);
    return member === pool ? [start] : [];
  });
}

/** Leaf ports of one plane that hosts of the fabric manager take from nodes. */
export function managerPorts(fabric: Fabric): number {
  return fabric.cables.nodeToLeaf / fabric.planes - fabric.endpoints;
}

function nodesByHall(pool: Pool): ReadonlyMap<string, number> {
  const nodes = new Map<string, number>();
  for (const row of pool.rows) nodes.set(row.hallId, (nodes.get(row.hallId) ?? 0) + row.racks * pool.nodesPerRack);
  return nodes;
}
