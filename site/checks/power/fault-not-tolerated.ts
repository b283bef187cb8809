import { uptimeFaultTolerant, uptimeGenerators } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { fillersOf, loadsOfPool, nameOfFiller, promises, type Site, withoutGrid } from '../../model/index.ts';
import { exampleSite, threeSides } from '../example-site.ts';
import { askedFor, ratedFor } from '../overload.ts';

export const faultNotTolerated: Rule<Site> = {
  code: 'power/fault-not-tolerated',
  severity: 'error',
  holds:
    'With the grid gone, no single failure takes power from a rack of a fault-tolerant pool, and what takes over carries it.',
  because:
    'The grid is an economical alternative to the engines, not a part of the promise: its loss is a state of work, and the failure comes on top of it.',
  citations: [uptimeFaultTolerant, uptimeGenerators],

  *find(site) {
    for (const pool of fillersOf(site)) {
      if (!promises(pool.spec.redundancy, 'fault-tolerant')) continue;
      const walk = withoutGrid(site, site.final);
      const own = new Set(loadsOfPool(pool, site.final));
      // Racks that nothing backs are told by `power/maintenance-not-held`.
      if (walk.already.some((load) => own.has(load))) continue;
      const outage = walk.outages.find(({ loads }) => loads.some((load) => own.has(load)));
      const over = [...walk.worstOf].find(([element, { load }]) => load.exceeds(element.usable));
      const path = [...pool.path, 'redundancy'];
      if (outage !== undefined) {
        const [row] = outage.loads.filter((load) => own.has(load));
        yield {
          path,
          message: `${nameOfFiller(pool)} asks for ${pool.spec.redundancy}, but with the grid gone the loss of ${outage.of.kind} "${outage.of.id}" takes row "${row?.id}" dark`,
          help: `give each side generators of its own, or hang one side from another ${outage.of.kind}`,
          related: [{ path: outage.of.path, message: 'both sides meet here' }],
        };
      } else if (over !== undefined) {
        const [element, { of, load }] = over;
        yield {
          path,
          message: `${nameOfFiller(pool)} asks for ${pool.spec.redundancy}, but with the grid gone and ${of.kind} "${of.id}" lost, ${askedFor(element, load)}`,
          help: `${ratedFor(element, load)}, or add another`,
          related: [{ path: element.path, message: 'overloaded here' }],
        };
      }
    }
  },

  examples: {
    valid: [siteWith('gen-(1..3): { rating: 120 kW, startsIn: 12 s, backs: msb-(1..3) }')],
    invalid: [
      // One set behind all sides.
      { input: siteWith('gen-1: { rating: 400 kW, startsIn: 12 s, backs: msb-(1..3) }'), at: 'pools.train.redundancy' },
      // Three sets that are too small for two of them.
      {
        input: siteWith('gen-(1..3): { rating: 40 kW, startsIn: 12 s, backs: msb-(1..3) }'),
        at: 'pools.train.redundancy',
      },
    ],
  },
};

function siteWith(generators: string): string {
  return exampleSite({
    'power.generators': generators,
    ...threeSides,
    'halls.hall-1.rows':
      'row-1: { racks: 4, feeds: [bus-1, bus-2, bus-3] }\nrow-2: { racks: 1, feeds: [bus-1, bus-2] }',
    pools:
      'train: { server: nvidia/dgx-h100, perRack: 2, racks: hall-1/row-1, use: training, fabric: ib, redundancy: fault-tolerant }',
  });
}
