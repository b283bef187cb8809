import { dgxH100Guide, superPodDataCenterH100 } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { loadsOfPool, promises, type Site, sidesFor } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const suppliesShort: Rule<Site> = {
  code: 'power/supplies-short',
  severity: 'warning',
  holds: 'When a side of a 2N pool is lost, its systems keep as many power supplies as they need to go on.',
  because:
    'Both sides of the building hold, and the servers between them may not. Two sides leave three of six supplies: a DGX H100 is made to run on them, slower; of a DGX B200, which needs five, nobody has published that it does.',
  citations: [dgxH100Guide, superPodDataCenterH100],

  *find(site) {
    for (const pool of site.pools) {
      const { psus } = pool.server;
      // A pool that promises maintenance without a stop is told by `power/maintenance-not-held`.
      if (!promises(pool.spec.redundancy, '2N') || promises(pool.spec.redundancy, 'concurrently-maintainable'))
        continue;
      if (psus?.required === undefined) continue;
      const needed = psus.runsOn ?? psus.required;
      const own = loadsOfPool(pool, site.final);
      const short = site.final.reductions.flatMap(({ of, left }) => {
        const least = Math.min(...own.map((load) => left.get(load) ?? psus.count));
        return least < needed ? [{ of, least }] : [];
      });
      const [first, ...others] = short;
      if (first === undefined) continue;
      yield {
        path: [...pool.path, 'redundancy'],
        message: `pool "${pool.id}" asks for ${pool.spec.redundancy}, and the loss of ${first.of.kind} "${first.of.id}" leaves its "${pool.server.id}" ${first.least} of ${psus.count} power supplies where it needs ${needed}${others.length === 0 ? '' : `; ${others.length} more elements do the like`}`,
        help: `spread them over ${sidesFor(psus.count, needed)} feeds of different sources, or waive this where its jobs may stop until the side is back`,
        related: [{ path: first.of.path, message: 'lost here' }],
      };
    }
  },

  examples: {
    valid: [exampleSite(), onFeeds('bus-1, bus-2, bus-3, bus-4, bus-5, bus-6')],
    invalid: [
      { input: onFeeds('bus-1, bus-2'), at: 'pools.train.redundancy' },
      // Three sides leave four.
      { input: onFeeds('bus-1, bus-2, bus-3'), at: 'pools.train.redundancy' },
    ],
  },
};

/** Racks of DGX B200, with one supply in six to spare. */
function onFeeds(feeds: string): string {
  return exampleSite({
    'power.transformers': 'tx-(1..6): { from: grid, rating: 250 kVA, secondary: 415 V }',
    'power.switchboards': 'msb-(1..6): { from: tx-(1..6), rating: 400 A }',
    'power.busways': 'bus-(1..6): { from: msb-(1..6), rating: 250 A }',
    'halls.hall-1.rows': `row-1: { racks: 4, feeds: [${feeds}] }\nrow-2: { racks: 1, feeds: [bus-1, bus-2] }`,
    pools:
      'train: { server: nvidia/dgx-b200, perRack: 2, racks: hall-1/row-1, use: training, fabric: ib, redundancy: 2N }',
  });
}
