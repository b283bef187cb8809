import { rocmDriverMatrix } from '../../catalog/citations.ts';
import { cudaArchitectures, cudaDrivers, driverOfB200 } from '../../catalog/upgrade-citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { driverVersionOf, leastDriverAbove, type Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const driverTooOld: Rule<Site> = {
  code: 'cluster/driver-too-old',
  severity: 'error',
  holds: 'The driver of a pool is new enough for its GPUs.',
  because:
    'An older driver is built, loads and finds no GPU that it knows: the node joins without any, and nothing says why.',
  citations: [driverOfB200, cudaArchitectures, cudaDrivers, rocmDriverMatrix],

  *find(site) {
    for (const pool of site.pools) {
      const version = pool.gpu.vendor === 'amd' ? pool.spec.driver?.version : driverVersionOf(pool);
      const least = version === undefined ? undefined : leastDriverAbove(pool, version);
      if (least === undefined) continue;
      yield {
        path: [...pool.path, 'driver', 'version'],
        message: `pool "${pool.id}" is asked for driver ${version}, and "${pool.gpu.id}" needs ${least}`,
        help: `take ${least} or later${pool.gpu.vendor === 'nvidia' ? ', or no version and have that of the operator' : ''}`,
      };
    }
  },

  examples: {
    valid: [
      exampleSite(),
      driven('nvidia/dgx-b200', '570.133.20'),
      driven('nvidia/dgx-h100', '570.124.06'),
      driven('supermicro/as-4126gs-nmr-lcc', '"30.10"'),
    ],
    invalid: [
      { input: driven('nvidia/dgx-b200', '570.124.06'), at: 'pools.train.driver.version' },
      { input: driven('nvidia/dgx-b300', '570.133.20'), at: 'pools.train.driver.version' },
      { input: driven('nvidia/dgx-h100', '450.80.02'), at: 'pools.train.driver.version' },
      { input: driven('supermicro/as-4126gs-nmr-lcc', '6.3.4'), at: 'pools.train.driver.version' },
    ],
  },
};

function driven(server: string, version: string): string {
  return exampleSite({
    pools: `train: { server: ${server}, perRack: 1, racks: hall-1/row-1, use: rental, driver: { version: ${version} } }`,
    fabrics: '',
    storage: '',
  });
}
