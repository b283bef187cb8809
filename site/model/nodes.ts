import type { Fabric, Pool, Row, Site } from './site.ts';

/** Where a node stands, and what it is called there. */
export interface NodePlace {
  /** The host that the inventory of the pool has here; else made from the place, which NodeFeatureRules read back. */
  readonly name: string;
  /** The name that is made from the place, also where a host has another one: `train-hall-1-row-3-u2-r5-n17`. */
  readonly place: string;
  /** False where the pool has an inventory, and it lists nothing here yet. */
  readonly stands: boolean;
  readonly serial: string | undefined;
  readonly poolId: string;
  readonly hallId: string;
  readonly rowId: string;
  /** Scalable unit of the fabric, counted from 1 in its pool and hall: the nodes that share their leaves. */
  readonly unit: number;
  /** Rack of the row, from 1. */
  readonly rack: number;
  /** Node of the rack, from 1: a server, or a compute tray of a rack system. */
  readonly node: number;
}

/** The places of a pool's nodes in the order in which they stand, and so in which units are filled. */
export function* nodesOf(site: Site, pool: Pool): Iterable<NodePlace> {
  const unitSize = nodesPerUnit(site, pool);
  const seenIn = new Map<string, number>();
  for (const row of pool.rows) {
    for (let rack = 1; rack <= row.racks; rack++) {
      for (let node = 1; node <= pool.nodesPerRack; node++) {
        const seen = seenIn.get(row.hallId) ?? 0;
        seenIn.set(row.hallId, seen + 1);
        const unit = Math.floor(seen / unitSize) + 1;
        const place = { poolId: pool.id, hallId: row.hallId, rowId: row.id, unit, rack, node };
        const made = nodeName(place);
        const host = pool.inventory?.hosts.get(placeKey(place));
        const stands = host !== undefined || pool.inventory === undefined;
        yield { name: host?.name ?? made, place: made, stands, serial: host?.serial, ...place };
      }
    }
  }
}

/** The nodes that there are: of a pool with an inventory those that it lists. */
export function standingNodes(site: Site, pool: Pool): readonly NodePlace[] {
  return [...nodesOf(site, pool)].filter(({ stands }) => stands);
}

/** Tells the places of a pool apart, whatever its fabric: `hall-1/row-3/5/17`. */
export function placeKey(place: Pick<NodePlace, 'hallId' | 'rowId' | 'rack' | 'node'>): string {
  return `${place.hallId}/${place.rowId}/${place.rack}/${place.node}`;
}

/** `train-hall-1-row-3-u2-r5-n17`: pool, hall, row, unit, rack and node. */
function nodeName(place: Pick<NodePlace, 'poolId' | 'hallId' | 'rowId' | 'unit' | 'rack' | 'node'>): string {
  return `${place.poolId}-${place.hallId}-${place.rowId}-u${place.unit}-r${place.rack}-n${place.node}`;
}

/** Those in the last places of a pool, which wait for one to fail; none where any idle node will do. */
export function spareNodes(site: Site, pool: Pool): readonly string[] {
  const { spares = 0, sparesHeld } = pool.spec;
  if (sparesHeld !== 'by-taint' || spares === 0) return [];
  return [...nodesOf(site, pool)].slice(-spares).flatMap(({ name, stands }) => (stands ? name : []));
}

/** `train-hall-1-u2`: the group of nodes that hang on the same leaves, as they are labelled. */
export function unitName({ poolId, hallId, unit }: Pick<NodePlace, 'poolId' | 'hallId' | 'unit'>): string {
  return `${poolId}-${hallId}-u${unit}`;
}

/** The pattern of the names that are made from places. Its groups are hall, row, unit, rack and node; ids have no character that a pattern would read. */
export function nodePattern({ id }: Pick<Pool, 'id'>, inRows: readonly RowName[]): string {
  const halls = either(inRows.map((row) => row.hallId));
  const rows = either(inRows.map((row) => row.id));
  return `^${id}-${halls}-${rows}-u([0-9]+)-r([0-9]+)-n([0-9]+)$`;
}

/** The pattern of what racks are labelled, `hall-1-row-3-r5`, as Prometheus anchors it by itself. Its groups are hall, row and rack. */
export function racksPattern(inRows: readonly RowName[]): string {
  return `${either(inRows.map((row) => row.hallId))}-${either(inRows.map((row) => row.id))}-r([0-9]+)`;
}

/** A pattern of what the nodes of a pool are called, as Prometheus anchors it by itself. */
export function namesPattern(pool: Pool): string {
  return pool.inventory?.pattern ?? nodePattern(pool, pool.rows).replace(/^\^|\$$/g, '');
}

/** The pattern of the names of a store's servers: `checkpoints-hall-1-row-14-r2-n5`. Its groups are hall, row, rack and server. */
export function storePattern(storage: { readonly id: string; readonly rows: readonly RowName[] }): string {
  const halls = either(storage.rows.map((row) => row.hallId));
  const rows = either(storage.rows.map((row) => row.id));
  return `^${storage.id}-${halls}-${rows}-r([0-9]+)-n([0-9]+)$`;
}

type RowName = Pick<Row, 'hallId' | 'id'>;

function either(ids: Iterable<string>): string {
  return `(${[...new Set(ids)].join('|')})`;
}

/** Nodes that share their leaves; all of a pool where it joins no fabric, or one of a single switch. */
export function nodesPerUnit(site: Site, pool: Pool): number {
  const fabric = fabricOf(site, pool);
  return fabric === undefined || fabric.tiers === 1 ? Math.max(1, pool.nodes) : fabric.nodesPerUnit;
}

export function fabricOf(site: Site, pool: Pool): Fabric | undefined {
  return site.fabrics.find((fabric) => fabric.id === pool.fabricId);
}

/** Network ports of one node on its fabric: its rails. */
export function railsOf(pool: { readonly server: Pool['server'] }): number {
  return Math.round((pool.server.fabric?.ports ?? 0) / pool.server.nodes);
}
