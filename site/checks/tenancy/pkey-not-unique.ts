import { infinibandSecurity, openSmPartitions } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { partitionedTenants, type Site, type Tenant } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const pkeyNotUnique: Rule<Site> = {
  code: 'tenancy/pkey-not-unique',
  severity: 'error',
  holds: 'Two tenants of one fabric have two P_Keys, also when their membership bit is set aside.',
  because:
    'Tenants with the same partition read and write into each other as if there were none, and nothing in the cluster shows it.',
  citations: [infinibandSecurity, openSmPartitions],

  *find(site) {
    for (const fabric of site.fabrics) {
      const holderOf = new Map<number | undefined, Tenant>();
      for (const tenant of partitionedTenants(site, fabric)) {
        const holder = holderOf.get(tenant.partition);
        if (holder === undefined) {
          holderOf.set(tenant.partition, tenant);
          continue;
        }
        yield {
          path: [...tenant.path, 'pkey'],
          message: `tenant "${tenant.id}" has P_Key ${tenant.spec.pkey} on fabric "${fabric.id}", the partition that tenant "${holder.id}" has by ${holder.spec.pkey}`,
          help: 'give each tenant a key of its own in the lower 15 bits',
          related: [{ path: [...holder.path, 'pkey'], message: 'taken here' }],
        };
      }
    }
  },

  examples: {
    valid: [exampleSite(), twoTenants('0x0102')],
    invalid: [
      { input: twoTenants('0x0101'), at: 'tenants.second.pkey' },
      { input: twoTenants('0x8101'), at: 'tenants.second.pkey' },
    ],
  },
};

function twoTenants(second: string): string {
  return exampleSite({
    tenants: `
      first: { isolation: dedicated-fabric, pools: { train: 4 nodes }, pkey: "0x0101", contract: { flexible: true } }
      second: { isolation: dedicated-fabric, pools: { train: 4 nodes }, pkey: "${second}", contract: { flexible: true } }`,
  });
}
