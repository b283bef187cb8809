import {
  type Fabric,
  lowestUnit,
  nodesOf,
  type RackPlace,
  type Row,
  type Site,
  type WiredAdapter,
  type WiredSwitch,
  type Wiring,
} from '../../site/model/index.ts';

/** Where a device stands. */
export interface Place extends RackPlace {
  /** Its lowest unit; absent where its rack comes stacked, and for hosts of the fabric manager. */
  readonly unit: number | undefined;
}

/** Where each end of a fabric's links stands: nodes as their names say, switches as they are dealt over their racks. */
export function placesOf(site: Site, fabric: Fabric, wiring: Wiring): (end: WiredAdapter | WiredSwitch) => Place {
  const ofSwitch = new Map(
    wiring.switches.flatMap((one, i): [WiredSwitch, Place][] => {
      const place = fabric.switchPlaces[i];
      return place === undefined ? [] : [[one, { ...place, unit: unitOfSwitch(fabric, place.row, place.box) }]];
    }),
  );
  const ofNode = new Map(fabric.pools.flatMap((pool) => [...placesOfPool(site, pool)]));
  const [first] = ofSwitch.values();
  return (end) => {
    const place = 'host' in end ? (ofNode.get(end.host) ?? first) : ofSwitch.get(end);
    if (place === undefined) throw new Error(`a bug: an end of fabric "${fabric.id}" stands nowhere`);
    return 'host' in end && end.isManager ? { ...place, unit: undefined } : place;
  };
}

function* placesOfPool(site: Site, pool: Fabric['pools'][number]): Iterable<[string, Place]> {
  const rows = new Map(pool.rows.map((row) => [row.name, row]));
  for (const node of nodesOf(site, pool)) {
    const row = rows.get(`${node.hallId}/${node.rowId}`);
    const content = row?.contents.find(({ what }) => what === 'servers');
    if (row === undefined || content === undefined) continue;
    yield [node.name, { row, rack: node.rack - 1, unit: lowestUnit(row, content, node.node - 1) }];
  }
}

function unitOfSwitch(fabric: Fabric, row: Row, box: number): number | undefined {
  const content = row.contents.find(({ what, path }) => what === 'switches' && path.at(-1) === fabric.id);
  return content === undefined ? undefined : lowestUnit(row, content, box);
}
