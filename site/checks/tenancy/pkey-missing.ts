import { infinibandSecurity } from '../../catalog/citations.ts';
import { isolationControls } from '../../catalog/index.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { fabricOf, type Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

/** The control of a P_Key of one's own. */
const OWN_PARTITION = isolationControls.find(({ id }) => id === 'F3');

export const pkeyMissing: Rule<Site> = {
  code: 'tenancy/pkey-missing',
  severity: 'error',
  holds: 'A tenant that is promised the fabric has a P_Key on every InfiniBand fabric that it uses.',
  because: 'Network policies do not see RDMA: on InfiniBand a partition is the only wall there is.',
  citations: [infinibandSecurity],

  *find(site) {
    for (const tenant of site.tenants) {
      if (tenant.partition !== undefined || OWN_PARTITION?.demand[tenant.spec.isolation] !== 'required') continue;
      const claim = tenant.claims.find(({ pool }) => fabricOf(site, pool)?.spec.kind === 'infiniband');
      if (claim === undefined) continue;
      yield {
        path: tenant.path,
        message: `tenant "${tenant.id}" is promised "${tenant.spec.isolation}" on InfiniBand fabric "${claim.pool.fabricId}" and has no P_Key`,
        help: 'give it one that no other tenant has, as in pkey: "0x0101"',
      };
    }
  },

  examples: {
    valid: [exampleSite(), fabricTenant('pkey: "0x0101", ')],
    invalid: [{ input: fabricTenant(''), at: 'tenants.meridian' }],
  },
};

function fabricTenant(pkey: string): string {
  return exampleSite({
    tenants: `meridian: { isolation: dedicated-fabric, pools: { train: 4 nodes }, ${pkey}contract: { flexible: true } }`,
  });
}
