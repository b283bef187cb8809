import { billOf, type Fabric, type Site } from '../../site/model/index.ts';
import { csv } from '../csv.ts';
import type { ExportTarget } from '../export-target.ts';
import { schedule } from './schedule.ts';

/** Two tables for each fabric: every cable with its ends for who pulls it, and how many of each length for who buys them. */
export const cables: ExportTarget = {
  name: 'cables',
  writes:
    'every cable of a fabric from rack, unit and port to rack, unit and port, and what to buy; CSV, a folder a fabric',

  export(site) {
    const fabrics = site.fabrics.filter((fabric) => fabric.pools.length > 0);
    if (fabrics.length === 0)
      return {
        nothing: `"${site.name}" has no fabric that a pool joins`,
        help: 'add a part "fabrics", and name it in a pool: a tenant that brings its racks brings their cables',
      };
    return {
      files: new Map(
        fabrics.flatMap((fabric) => [
          [`${fabric.id}/cables.csv`, csv(schedule(site, fabric))],
          [`${fabric.id}/bill.csv`, csv(bill(fabric))],
        ]),
      ),
      notes: notes(site, fabrics),
    };
  },
};

function notes(site: Site, fabrics: readonly Fabric[]): readonly string[] {
  const used = new Set(fabrics.flatMap(({ runs }) => runs.flatMap(({ from, to }) => [from, to])));
  const unmeasured = site.halls.filter((hall) => used.has(hall.id) && hall.plan?.layout.cables === undefined);
  return unmeasured.map(
    ({ id, spec }) => `cables of hall "${id}" are all ${spec.toCore}, as toCore says: its layout has no part "cables"`,
  );
}

function* bill(fabric: Fabric): Iterable<readonly (string | number)[]> {
  const { switches, cables: lengths, transceivers } = billOf(fabric);
  yield ['item', 'part', 'where', 'length m', 'count', 'links'];
  for (const { level, hallId, count } of switches) yield [`${level} switch`, fabric.switch.id, hallId, '', count, ''];
  for (const { cable, at, poolId, count } of transceivers)
    yield [`transceiver, ${cable.kind}`, cable.id, poolId ?? at, '', count, ''];
  for (const run of lengths) {
    const where = [run.poolId, run.tier, run.from === run.to ? run.from : `${run.from} to ${run.to}`];
    yield [
      run.cable === undefined ? 'cable' : `cable, ${run.cable.kind}`,
      run.cable?.id ?? '',
      where.filter((part) => part !== undefined).join(', '),
      Number(run.length),
      run.cables,
      run.links,
    ];
  }
}
