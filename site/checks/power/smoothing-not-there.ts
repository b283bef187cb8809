import { gb300PowerSmoothing } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { creditedStorage, RACK_STORAGE_SHARE, type Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const smoothingNotThere: Rule<Site> = {
  code: 'power/smoothing-not-there',
  severity: 'error',
  holds:
    'Storage in the racks takes part of the swing away where the catalog says that a system has it, and 30 % of it at most.',
  because:
    'The power supplies of a GB300 NVL72 store energy and take up to 30 % off its peak. Those of a DGX hold up for milliseconds, and what is not there smooths nothing.',
  citations: [gb300PowerSmoothing],

  *find(site) {
    for (const pool of site.pools) {
      const claimed = pool.spec.swing?.storage;
      const credited = creditedStorage(pool);
      if (claimed === undefined || !claimed.exceeds(credited)) continue;
      yield {
        path: [...pool.path, 'swing', 'storage'],
        message: pool.server.powerSmoothing
          ? `pool "${pool.id}" counts on ${claimed} by storage in its racks, and ${RACK_STORAGE_SHARE} is the most that is published`
          : `pool "${pool.id}" counts on ${claimed} by storage in its racks, and "${pool.server.id}" has none`,
        help: 'take it away, and count on swing.floor, swing.filler or a battery in power.swing',
      };
    }
  },

  examples: {
    valid: [exampleSite(), withStorage('nvidia/gb300-nvl72', '30 %')],
    invalid: [
      { input: withStorage('nvidia/gb300-nvl72', '60 %'), at: 'pools.train.swing.storage' },
      { input: withStorage('nvidia/gb200-nvl72', '30 %'), at: 'pools.train.swing.storage' },
    ],
  },
};

function withStorage(server: string, storage: string): string {
  return exampleSite({
    'halls.hall-1.cooling': 'liquid: { units: cdu-(1..3), each: 1.3 MW, spare: 1, supply: 40 °C }',
    pools: `train: { server: ${server}, racks: hall-1/row-1, use: training, swing: { perGpu: 0.6 kW, iteration: 2 s, transition: 100 ms, storage: ${storage} } }`,
    fabrics: '',
    storage: '',
  });
}
