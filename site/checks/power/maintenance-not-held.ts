import { superPodDataCenterH100, uptimeConcurrent } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import {
  type Filler,
  fillersOf,
  type Load,
  loadsOfPool,
  nameOfFiller,
  type Outage,
  promises,
  type Site,
  sidesFor,
} from '../../model/index.ts';
import { exampleSite, threeSides } from '../example-site.ts';

export const maintenanceNotHeld: Rule<Site> = {
  code: 'power/maintenance-not-held',
  severity: 'error',
  holds:
    'Any one element, the intake too, can be taken out of work while every rack of a concurrently maintainable pool keeps its full power: a side, and as many power supplies as its systems need.',
  because:
    'Whoever promises maintenance without a stop opens each breaker one day. The grid counts as something that goes away, and a DGX H100 with three of its six supplies runs on, but slower: it needs four, so three sources carry it and two do not.',
  citations: [uptimeConcurrent, superPodDataCenterH100],

  *find(site) {
    for (const pool of fillersOf(site)) {
      if (!promises(pool.spec.redundancy, 'concurrently-maintainable')) continue;
      const own = new Set(loadsOfPool(pool, site.final));
      const finding = darkAtIntake(pool, own, site) ?? shortOfSupplies(pool, own, site);
      if (finding !== undefined) yield { path: [...pool.path, 'redundancy'], ...finding };
    }
  },

  examples: {
    valid: [
      siteWith('[bus-1, bus-2, bus-3]', 'gen-(1..2): { rating: 150 kW, startsIn: 12 s, backs: [msb-1, msb-2, msb-3] }'),
    ],
    invalid: [
      // One intake, and nothing that backs it.
      { input: siteWith('[bus-1, bus-2, bus-3]', ''), at: 'pools.train.redundancy' },
      // Two sides: three of six supplies are left.
      {
        input: siteWith(
          '[bus-1, bus-2]',
          'gen-(1..2): { rating: 150 kW, startsIn: 12 s, backs: [msb-1, msb-2, msb-3] }',
        ),
        at: 'pools.train.redundancy',
      },
    ],
  },
};

/** What is lost below the intake is told by `power/redundancy-not-held`. */
function darkAtIntake(pool: Filler, own: ReadonlySet<Load>, site: Site) {
  const outage = site.final.outages.find((one) => one.of.kind === 'intake' && touches(one, own));
  if (outage === undefined) return undefined;
  const row = outage.loads.find((load) => own.has(load));
  return {
    message: `${nameOfFiller(pool)} asks for ${pool.spec.redundancy}, but without intake "${outage.of.id}" row "${row?.id}" has no power`,
    help: 'back its boards by generators, or hang a side from another intake',
    related: [{ path: outage.of.path, message: 'nothing stands in for this' }],
  };
}

function shortOfSupplies(pool: Filler, own: ReadonlySet<Load>, site: Site) {
  const outage = site.final.reductions.find((one) => touches(one, own));
  const short = outage?.loads.find((load) => own.has(load));
  if (outage === undefined || short === undefined || !('server' in pool) || pool.server.psus?.required === undefined)
    return undefined;
  const { psus } = pool.server;
  return {
    message: `${nameOfFiller(pool)} asks for ${pool.spec.redundancy}, but without ${outage.of.kind} "${outage.of.id}" its "${pool.server.id}" have ${outage.left.get(short)} of ${psus.count} power supplies and need ${pool.server.psus.required}`,
    help: `spread them over ${sidesFor(psus.count, pool.server.psus.required)} feeds of different sources, as in feeds: [bus-a1, bus-b1, bus-c1]`,
    related: [{ path: outage.of.path, message: 'out of work here' }],
  };
}

function touches({ loads }: Outage, own: ReadonlySet<Load>): boolean {
  return loads.some((load) => own.has(load));
}

function siteWith(feeds: string, generators: string): string {
  return exampleSite({
    'power.generators': generators,
    ...threeSides,
    'halls.hall-1.rows': `row-1: { racks: 4, feeds: ${feeds} }\nrow-2: { racks: 1, feeds: [bus-1, bus-2] }`,
    pools:
      'train: { server: nvidia/dgx-h100, perRack: 2, racks: hall-1/row-1, use: training, fabric: ib, redundancy: concurrently-maintainable }',
  });
}
