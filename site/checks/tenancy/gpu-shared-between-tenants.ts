import { migGuide, nvcfMultiTenancy } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { type Site, tenantsOfPool } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const gpuSharedBetweenTenants: Rule<Site> = {
  code: 'tenancy/gpu-shared-between-tenants',
  severity: 'error',
  holds: 'A GPU that is shared by time slices or MPS belongs to one tenant.',
  because:
    'Time slices share memory and faults: a neighbour reads what is left behind and stops what runs. MPS keeps addresses apart and still shares faults. MIG instances have memory and compute of their own.',
  citations: [migGuide, nvcfMultiTenancy],

  *find(site) {
    for (const pool of site.pools) {
      const { sharing } = pool.spec;
      if (sharing !== 'time-slices' && sharing !== 'mps') continue;
      const tenants = tenantsOfPool(site, pool);
      if (tenants.length < 2) continue;
      yield {
        path: [...pool.path, 'sharing'],
        message: `pool "${pool.id}" shares its GPUs ${sharing === 'mps' ? 'by MPS' : 'in time slices'} between tenants ${tenants.map(({ id }) => `"${id}"`).join(', ')}`,
        help: 'write sharing: mig where the GPU can, or give each tenant a pool of its own',
      };
    }
  },

  examples: {
    valid: [exampleSite(), shared('mig', 'dedicated-nodes')],
    invalid: [
      { input: shared('time-slices', 'shared'), at: 'pools.train.sharing' },
      { input: shared('mps', 'shared'), at: 'pools.train.sharing' },
    ],
  },
};

function shared(sharing: string, isolation: string): string {
  return exampleSite({
    pools: `train: { server: nvidia/dgx-h100, perRack: 2, racks: hall-1/row-1, use: training, fabric: ib, sharing: ${sharing} }`,
    tenants: `
      first: { isolation: ${isolation}, pools: { train: 4 nodes }, contract: { flexible: true } }
      second: { isolation: ${isolation}, pools: { train: 4 nodes }, contract: { flexible: true } }`,
  });
}
