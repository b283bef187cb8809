import { kubernetesMultiTenancy } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const contractEnded: Rule<Site> = {
  code: 'tenancy/contract-ended',
  severity: 'warning',
  holds: "Every tenant's contract runs on the day of the review.",
  because:
    'A tenant whose contract has ended keeps its rights, its quota and its data until somebody takes it out of the file.',
  citations: [kubernetesMultiTenancy],

  *find(site) {
    for (const tenant of site.tenants) {
      const { until } = tenant.spec.contract;
      if (until === undefined || until >= site.spec.site.asOf) continue;
      yield {
        path: [...tenant.path, 'contract', 'until'],
        message: `the contract of tenant "${tenant.id}" ended on ${until}, before the review of ${site.spec.site.asOf}`,
        help: 'write the new end, or take the tenant out of the file once its data is gone',
      };
    }
  },

  examples: {
    valid: [exampleSite(), until('2026-11-22')],
    invalid: [{ input: until('2026-11-21'), at: 'tenants.meridian.contract.until' }],
  },
};

function until(day: string): string {
  return exampleSite({
    tenants: `meridian: { isolation: shared, pools: { train: 4 nodes }, contract: { flexible: true, until: ${day} } }`,
  });
}
