import { type Pool, type Site, standingNodes, unitsOfNodes } from '../../site/model/index.ts';
import { csv } from '../csv.ts';
import type { ExportTarget } from '../export-target.ts';

/** The hosts of each pool in the form in which a pool's `inventory` reads them: a start for who writes the names of their own into it. */
export const inventory: ExportTarget = {
  name: 'inventory',
  writes: 'the hosts of every pool and where they stand, as its inventory; CSV, a file a pool',

  export(site) {
    if (site.pools.length === 0)
      return { nothing: `"${site.name}" has no pool`, help: 'add a part "pools": an inventory lists their nodes' };
    return {
      files: new Map(site.pools.map((pool) => [`${pool.id}.csv`, csv(table(site, pool))])),
      notes: [
        'write the names of your hosts in the place of those that are made from places, put the file beside the site file, and name it, as in inventory: train.csv',
      ],
    };
  },
};

/** Where we stack a rack its nodes are told by their units, and where its vendor did by their slots. */
function* table(site: Site, pool: Pool): Iterable<readonly (string | number)[]> {
  const nodes = standingNodes(site, pool);
  const units = new Map(pool.rows.map((row) => [`${row.hallId}/${row.id}`, unitsOfNodes(row, pool.nodesPerRack)]));
  const stacked = [...units.values()].every((of) => of !== undefined);
  const serials = nodes.some(({ serial }) => serial !== undefined);
  yield ['host', 'hall', 'row', 'rack', stacked ? 'u' : 'slot', ...(serials ? ['serial'] : [])];
  for (const { name, hallId, rowId, rack, node, serial } of nodes) {
    const place = units.get(`${hallId}/${rowId}`)?.[node - 1] ?? node;
    yield [name, hallId, rowId, rack, place, ...(serials ? [serial ?? ''] : [])];
  }
}
