import { append } from './append.ts';
import type { CableTier } from './cable-choice.ts';
import type { RackPlace } from './cable-way.ts';
import type { FabricPlan } from './fabric-plan.ts';
import { railsOf } from './nodes.ts';
import type { Pool, Row } from './site.ts';
import type { SwitchPlace } from './switch-places.ts';

/** A fabric as far as what is joined to what goes. */
export interface JoinedFabric extends FabricPlan {
  readonly pools: readonly Pool[];
  readonly radix: number;
  /** Leaf ports of one plane that hosts of the manager take from nodes, and hosts on ports of their own. */
  readonly managerPorts: number;
  readonly ownPortManagers: number;
}

/** Switches of one rack, as they are counted over the fabric: from the first to before the end. */
export type SwitchRange = readonly [first: number, end: number];

/** Links between two racks. */
export interface Joint {
  readonly tier: CableTier;
  /** The pool whose nodes are below. */
  readonly poolId: string | undefined;
  readonly lower: RackPlace;
  readonly upper: RackPlace;
  /** The switches below; none where nodes or hosts are. */
  readonly below: SwitchRange | undefined;
  readonly above: SwitchRange;
  /** Links of each pair of a lower end and an upper one. */
  readonly each: number;
  readonly links: number;
}

/**
 * Every rack of nodes with the leaves of its units, and every rack of switches with those above it, as `wiringOf` joins
 * them: the work grows with racks and with the racks of switches, never with pairs of nodes.
 */
export function forEachJoint(
  fabric: JoinedFabric,
  switches: readonly SwitchPlace[],
  visit: (joint: Joint) => void,
): void {
  const perPlane = switches.length / fabric.planes;
  for (let plane = 0; plane < fabric.planes; plane++) {
    const first = plane * perPlane;
    joinNodes(fabric, switches, first, visit);
    joinSwitches(fabric, switches, first, visit);
  }
}

type Visit = Parameters<typeof forEachJoint>[2];

function joinNodes(fabric: JoinedFabric, switches: readonly SwitchPlace[], first: number, visit: Visit): void {
  const { nodesPerUnit, tiers } = fabric;
  const [managers] = switches.slice(0, 1);
  const hang = (
    tier: CableTier,
    poolId: string | undefined,
    lower: RackPlace | undefined,
    leaf: number,
    links: number,
  ) => {
    const upper = switches[first + leaf];
    if (lower !== undefined && upper !== undefined)
      visit({ tier, poolId, lower, upper, below: undefined, above: [first + leaf, first + leaf + 1], each: 1, links });
  };
  let start = 0;
  fabric.pools.forEach((pool, p) => {
    const rails = railsOf(pool);
    if (rails === 0) return;
    [...rowsByHall(pool).values()].forEach((rows, h) => {
      const leafOf = (node: number, rail: number) =>
        tiers === 1 ? 0 : start + Math.floor(node / nodesPerUnit) * rails + rail;
      let node = 0;
      for (const row of rows) {
        for (let rack = 0; rack < row.racks; rack++) {
          const last = node + pool.nodesPerRack;
          while (node < last) {
            // A rack may hold the last nodes of one unit and the first of the next.
            const end = tiers === 1 ? last : Math.min(last, (Math.floor(node / nodesPerUnit) + 1) * nodesPerUnit);
            for (let rail = 0; rail < rails; rail++)
              hang('node-leaf', pool.id, { row, rack }, leafOf(node, rail), end - node);
            node = end;
          }
        }
      }
      // Hosts of the manager stand with the first switches, and hang on the leaves after the first nodes.
      const ports = p === 0 && h === 0 ? fabric.managerPorts : 0;
      for (let port = 0; port < ports; port++)
        hang('manager-leaf', undefined, managers, leafOf(node + Math.floor(port / rails), port % rails), 1);
      start += Math.ceil((node + Math.ceil(ports / rails)) / nodesPerUnit) * rails;
    });
  });
  const own = Math.min(fabric.ownPortManagers, fabric.leaves / fabric.planes);
  for (let host = 0; host < own; host++) hang('manager-leaf', undefined, managers, host, 1);
}

function joinSwitches(fabric: JoinedFabric, switches: readonly SwitchPlace[], first: number, visit: Visit): void {
  const { uplinks, radix, tiers, planes } = fabric;
  const [leaves, spines, cores] = [fabric.leaves / planes, fabric.spines / planes, fabric.cores / planes];
  const join = (tier: CableTier, below: SwitchRange, above: SwitchRange, each: number) => {
    const upper = racksOf(switches, first, above);
    for (const from of racksOf(switches, first, below)) {
      for (const to of upper) {
        const links = size(from.range) * size(to.range) * each;
        visit({
          tier,
          poolId: undefined,
          lower: from.place,
          upper: to.place,
          below: from.range,
          above: to.range,
          each,
          links,
        });
      }
    }
  };
  if (tiers === 2) join('leaf-spine', [0, leaves], [leaves, leaves + spines], uplinks / spines);
  if (tiers !== 3) return;
  const half = Math.floor(radix / 2);
  const perGroup = cores / uplinks;
  for (let pod = 0; pod * half < leaves; pod++) {
    const spine = leaves + pod * uplinks;
    join('leaf-spine', [pod * half, Math.min(leaves, (pod + 1) * half)], [spine, spine + uplinks], 1);
    for (let s = 0; s < uplinks; s++) {
      const group = leaves + spines + s * perGroup;
      join('spine-core', [spine + s, spine + s + 1], [group, group + perGroup], half / perGroup);
    }
  }
}

function rowsByHall(pool: Pool): ReadonlyMap<string, readonly Row[]> {
  const rows = new Map<string, Row[]>();
  for (const row of pool.rows) append(rows, row.hallId, row);
  return rows;
}

/** A stretch of the switches of a plane, by the racks that they stand in. */
function racksOf(switches: readonly SwitchPlace[], first: number, [from, to]: SwitchRange) {
  const racks: { readonly place: SwitchPlace; range: SwitchRange }[] = [];
  for (let index = first + from; index < first + to; index++) {
    const place = switches[index];
    const last = racks.at(-1);
    if (place === undefined) continue;
    if (last?.place.row === place.row && last.place.rack === place.rack) last.range = [last.range[0], index + 1];
    else racks.push({ place, range: [index, index + 1] });
  }
  return racks;
}

function size([first, end]: SwitchRange): number {
  return end - first;
}
