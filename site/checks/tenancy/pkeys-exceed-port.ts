import { ibKubernetes } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { fabricOf, partitionedTenants, type Site, tenantsOfPool } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

/** Partitions that one port holds, the default one of all nodes among them. */
const MOST = 128;

export const pkeysExceedPort: Rule<Site> = {
  code: 'tenancy/pkeys-exceed-port',
  severity: 'error',
  holds: `The nodes of a pool work for no more tenants with P_Keys than a port holds partitions: ${MOST} with the default one.`,
  because:
    'Pods of any of them may land on a node. The port has no room for one partition more, and the pod that needs it never starts.',
  citations: [ibKubernetes],

  *find(site) {
    for (const pool of site.pools) {
      const fabric = fabricOf(site, pool);
      if (fabric === undefined) continue;
      const partitioned = new Set(partitionedTenants(site, fabric));
      const count = tenantsOfPool(site, pool).filter((tenant) => partitioned.has(tenant)).length;
      if (count < MOST) continue;
      yield {
        path: pool.path,
        message: `pool "${pool.id}" works for ${count} tenants with P_Keys, and a port holds ${MOST - 1} beside the default partition`,
        help: 'divide the pool, so that no node works for all of them',
      };
    }
  },

  examples: {
    valid: [exampleSite(), manyTenants(MOST - 1)],
    invalid: [{ input: manyTenants(MOST), at: 'pools.train' }],
  },
};

function manyTenants(count: number): string {
  const lines = Array.from({ length: count }, (_, i) => {
    const pkey = `0x${(i + 1).toString(16).padStart(4, '0')}`;
    return `t${i}: { isolation: dedicated-fabric, pools: { train: 1 nodes }, pkey: "${pkey}", contract: { flexible: true } }`;
  });
  return exampleSite({ tenants: lines.join('\n') });
}
