import { migGuide, migParted } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const migNotPossible: Rule<Site> = {
  code: 'cluster/mig-not-possible',
  severity: 'error',
  holds: 'A pool that is shared by MIG has GPUs that can be cut.',
  because: 'Jobs ask for instances that no node of the pool offers, and wait for ever while its GPUs stand idle.',
  citations: [migGuide, migParted],

  *find(site) {
    for (const pool of site.pools) {
      if (pool.spec.sharing !== 'mig' || pool.gpu.mig) continue;
      yield {
        path: [...pool.path, 'sharing'],
        message: `pool "${pool.id}" is shared by MIG, which "${pool.gpu.id}" does not have`,
        help:
          pool.gpu.vendor === 'amd'
            ? 'write sharing: partitions where the GPU can, or sharing: none'
            : 'write sharing: time-slices for one tenant, or sharing: none',
      };
    }
  },

  examples: {
    valid: [exampleSite(), shared('generic/8x-rtx-pro-6000-4u')],
    invalid: [
      { input: shared('generic/8x-l40s-4u'), at: 'pools.train.sharing' },
      { input: shared('supermicro/as-8125gs-tnmr2'), at: 'pools.train.sharing' },
    ],
  },
};

function shared(server: string): string {
  return exampleSite({
    pools: `train: { server: ${server}, perRack: 2, racks: hall-1/row-1, use: rental, sharing: mig }`,
    fabrics: '',
    storage: '',
  });
}
