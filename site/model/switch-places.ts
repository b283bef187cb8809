import { append } from './append.ts';
import type { FabricPlan } from './fabric-plan.ts';
import { railsOf } from './nodes.ts';
import { spread } from './resolve-rows.ts';
import type { Pool, Row } from './site.ts';

/** Where one switch of a fabric stands. */
export interface SwitchPlace {
  readonly row: Row;
  /** Rack of the row, from 0. */
  readonly rack: number;
  /** Box among those of its fabric in the rack, from 0 at the bottom. */
  readonly box: number;
}

/** A fabric as far as its switches have to stand somewhere. */
export interface PlacedFabric extends FabricPlan {
  readonly rows: readonly Row[];
  readonly pools: readonly Pool[];
  readonly switchesPerChassis: number;
  /** Leaf ports of one plane that hosts of the manager take from nodes. */
  readonly managerPorts: number;
}

/**
 * Deals the switches of a fabric over the racks that it names, end of row: plane after plane its leaves unit by unit,
 * then spines, then cores. A leaf of one rail reaches every rack of its unit, so none stands on top of a rack; where the
 * hall of the unit has a place for it, it stands there.
 */
export function switchPlaces(fabric: PlacedFabric): readonly SwitchPlace[] {
  const { rows, planes, switchesPerChassis } = fabric;
  const switches = fabric.leaves + fabric.spines + fabric.cores;
  const boxes = Math.ceil(switches / switchesPerChassis);
  const free = new Map<string, SwitchPlace[]>();
  const shares = spread(boxes, rows);
  const all = rows.flatMap((row, i) => inRow(row, shares[i] ?? 0));
  for (const place of all.toReversed()) append(free, place.row.hallId, place);
  const halls = hallsOfLeaves(fabric);
  const perPlane = switches / planes;
  const taken = Array.from({ length: boxes }, (_, box) => {
    const hall = halls[(box * switchesPerChassis) % perPlane];
    return hall === undefined ? undefined : free.get(hall)?.pop();
  });
  const used = new Set(taken);
  const rest = all.filter((place) => !used.has(place)).values();
  const placed = taken.map((place) => place ?? rest.next().value);
  return Array.from({ length: switches }, (_, index) => placed[Math.floor(index / switchesPerChassis)]).flatMap(
    (place) => place ?? [],
  );
}

/** The hall of the unit of each leaf of a plane; on one switch all nodes hang alike. */
function hallsOfLeaves(fabric: PlacedFabric): readonly string[] {
  if (fabric.tiers === 1) return [];
  let managers = fabric.managerPorts;
  return fabric.pools.flatMap((pool) => {
    const rails = railsOf(pool);
    const nodes = new Map<string, number>();
    for (const row of pool.rows) nodes.set(row.hallId, (nodes.get(row.hallId) ?? 0) + row.racks * pool.nodesPerRack);
    return [...nodes].flatMap(([hallId, count]) => {
      const hosts = rails === 0 ? 0 : Math.ceil(managers / rails);
      managers = 0;
      const units = Math.ceil((count + hosts) / fabric.nodesPerUnit);
      return Array.from({ length: units * rails }, () => hallId);
    });
  });
}

function inRow(row: Row, boxes: number): SwitchPlace[] {
  let [rack, box] = [-1, 0];
  return Array.from({ length: boxes }, (_, i) => {
    const next = Math.floor((i * row.racks) / boxes);
    box = next === rack ? box + 1 : 0;
    rack = next;
    return { row, rack, box };
  });
}
