import { migGuide } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const sharesUnused: Rule<Site> = {
  code: 'cluster/shares-unused',
  severity: 'error',
  holds: 'A pool says how many pods share a GPU only where GPUs are shared by time slices or MPS.',
  because:
    'MIG cuts a GPU by its layout, and a whole GPU has one pod: the number would be read by nobody, and whoever wrote it counts on GPUs that are not there.',
  citations: [migGuide],

  *find(site) {
    for (const pool of site.pools) {
      const { shares, sharing = 'none' } = pool.spec;
      if (shares === undefined || sharing === 'time-slices' || sharing === 'mps') continue;
      yield {
        path: [...pool.path, 'shares'],
        message: `pool "${pool.id}" has ${shares} shares of each GPU, and its GPUs are ${sharing === 'mig' ? 'cut by MIG' : sharing === 'partitions' ? 'cut into partitions' : 'not shared'}`,
        help:
          sharing === 'mig'
            ? 'name a migLayout with so many instances, and take shares away'
            : sharing === 'partitions'
              ? 'name a partition with so many parts, and take shares away'
              : 'write sharing: time-slices or sharing: mps, or take shares away',
      };
    }
  },

  examples: {
    valid: [exampleSite(), shared('time-slices'), shared('mps')],
    invalid: [
      { input: shared('none'), at: 'pools.train.shares' },
      { input: shared('mig'), at: 'pools.train.shares' },
    ],
  },
};

function shared(sharing: string): string {
  return exampleSite({
    pools: `train: { server: nvidia/dgx-h100, perRack: 2, racks: hall-1/row-1, use: rental, sharing: ${sharing}, shares: 8 }`,
    fabrics: '',
    storage: '',
  });
}
