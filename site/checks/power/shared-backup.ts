import { uptimeGenerators } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { fillersOf, loadsOfPool, nameOfFiller, promises, type Site, withoutGrid } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const sharedBackup: Rule<Site> = {
  code: 'power/shared-backup',
  severity: 'warning',
  holds: 'The two sides of a 2N pool that generators back do not both hang on one of them when the grid is gone.',
  because:
    'Two sides that start one engine are two sides as long as the grid stands. Sets in parallel with a spare, or one for each side, keep them two.',
  citations: [uptimeGenerators],

  *find(site) {
    const backed = site.power.elements.some(({ backups }) => backups.some(({ kind }) => kind === 'generator'));
    for (const pool of backed ? fillersOf(site) : []) {
      // A fault-tolerant pool is held to more by `power/fault-not-tolerated`.
      const { redundancy } = pool.spec;
      if (!promises(redundancy, '2N') || promises(redundancy, 'fault-tolerant')) continue;
      const own = new Set(loadsOfPool(pool, site.final));
      const shared = withoutGrid(site, site.final).outages.find(
        ({ of, loads }) => of.kind === 'generator' && loads.some((load) => own.has(load)),
      );
      if (shared === undefined) continue;
      const [row] = shared.loads.filter((load) => own.has(load));
      yield {
        path: [...pool.path, 'redundancy'],
        message: `${nameOfFiller(pool)} asks for ${redundancy}, but with the grid gone the loss of generator "${shared.of.id}" alone takes row "${row?.id}" dark`,
        help: 'give each side a generator of its own, or add one beside it that backs the same',
        related: [{ path: shared.of.path, message: 'both sides meet here' }],
      };
    }
  },

  examples: {
    valid: [
      exampleSite(),
      exampleSite({ 'power.generators': 'gen-(1..2): { rating: 150 kW, startsIn: 12 s, backs: msb-(1..2) }' }),
    ],
    invalid: [
      {
        input: exampleSite({ 'power.generators': 'gen-1: { rating: 300 kW, startsIn: 12 s, backs: [msb-1, msb-2] }' }),
        at: 'pools.train.redundancy',
      },
    ],
  },
};
