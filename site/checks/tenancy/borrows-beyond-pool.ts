import { kueueQuota } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const borrowsBeyondPool: Rule<Site> = {
  code: 'tenancy/borrows-beyond-pool',
  severity: 'warning',
  holds: 'What a tenant has of a pool and may borrow of it are at most the pool without its spares.',
  because: 'A limit above what there is limits nothing, and reads in a contract as if it could be had.',
  citations: [kueueQuota],

  *find(site) {
    for (const tenant of site.tenants) {
      for (const { pool, gpus, borrowsGpus } of tenant.claims) {
        const room = pool.gpus - (pool.spec.spares ?? 0) * pool.gpusPerNode - gpus;
        if (borrowsGpus <= Math.max(0, room)) continue;
        yield {
          path: [...tenant.path, 'borrows', pool.id],
          message: `tenant "${tenant.id}" may borrow ${borrowsGpus} GPUs of pool "${pool.id}", of which others can have ${Math.max(0, room)} at most`,
          help: `write ${Math.max(0, room)} gpus or less`,
        };
      }
    }
  },

  examples: {
    valid: [exampleSite(), borrows('4 nodes')],
    invalid: [{ input: borrows('5 nodes'), at: 'tenants.meridian.borrows.train' }],
  },
};

function borrows(share: string): string {
  return exampleSite({
    tenants: `meridian: { isolation: shared, pools: { train: 4 nodes }, borrows: { train: ${share} }, contract: { flexible: true } }`,
  });
}
