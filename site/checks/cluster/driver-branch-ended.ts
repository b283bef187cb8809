import { driverCitations } from '../../catalog/index.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { driverVersionOf, endedBranch, type Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const driverBranchEnded: Rule<Site> = {
  code: 'cluster/driver-branch-ended',
  severity: 'warning',
  holds: 'The driver of a pool is of a branch that NVIDIA mends on the day of the review.',
  because:
    'A branch that has ended gets no fix for holes between tenants any more, and the GPU Operator is tried with those that have not.',
  citations: driverCitations,

  *find(site) {
    for (const pool of site.pools) {
      const version = driverVersionOf(pool);
      if (version === undefined || pool.spec.driver?.version === undefined) continue;
      const ended = endedBranch(version, site.spec.site.asOf);
      if (ended === undefined) continue;
      yield {
        path: [...pool.path, 'driver', 'version'],
        message: `pool "${pool.id}" is asked for driver ${version}, ${ended.why}`,
        help: ended.help,
      };
    }
  },

  examples: {
    valid: [exampleSite(), driven('580.95.05'), driven('595.91.07'), driven('620.10.01')],
    invalid: [
      { input: driven('535.288.01'), at: 'pools.train.driver.version' },
      { input: driven('575.57.08'), at: 'pools.train.driver.version' },
    ],
  },
};

function driven(version: string): string {
  return exampleSite({
    pools: `train: { server: nvidia/dgx-h100, perRack: 2, racks: hall-1/row-1, use: training, fabric: ib, redundancy: 2N, driver: { version: ${version} } }`,
  });
}
