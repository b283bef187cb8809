import { compareVersions } from '../../catalog/index.ts';
import { driverOfB200 } from '../../catalog/upgrade-citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { driverVersionOf, type Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const driverTooOld: Rule<Site> = {
  code: 'cluster/driver-too-old',
  severity: 'error',
  holds: 'The driver of a pool is new enough for its GPUs.',
  because:
    'An older driver is built, loads and finds no GPU that it knows: the node joins without any, and nothing says why.',
  citations: [driverOfB200],

  *find(site) {
    for (const pool of site.pools) {
      const { leastDriver, id } = pool.gpu;
      const version = driverVersionOf(pool);
      if (leastDriver === undefined || version === undefined || compareVersions(version, leastDriver) >= 0) continue;
      yield {
        path: [...pool.path, 'driver', 'version'],
        message: `pool "${pool.id}" is asked for driver ${version}, and "${id}" needs ${leastDriver}`,
        help: `take ${leastDriver} or later, or no version and have that of the operator`,
      };
    }
  },

  examples: {
    valid: [exampleSite(), driven('nvidia/dgx-b200', '570.133.20'), driven('nvidia/dgx-h100', '570.124.06')],
    invalid: [{ input: driven('nvidia/dgx-b200', '570.124.06'), at: 'pools.train.driver.version' }],
  },
};

function driven(server: string, version: string): string {
  return exampleSite({
    pools: `train: { server: ${server}, perRack: 1, racks: hall-1/row-1, use: rental, driver: { version: ${version} } }`,
    fabrics: '',
    storage: '',
  });
}
