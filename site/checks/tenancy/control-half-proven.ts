import { gpuOperatorSecurity, infinibandSecurity, ncpIsolation } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { type Site, unsignedControls } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const controlHalfProven: Rule<Site> = {
  code: 'tenancy/control-half-proven',
  severity: 'warning',
  holds: "Where a plan proves its half of a control, somebody has signed for the site's half.",
  because:
    'A network policy keeps a pod from the fabric manager only as far as the switches do too: the rendered half of such a control is tested, the other half is a fact of the building.',
  citations: [ncpIsolation, infinibandSecurity, gpuOperatorSecurity],

  *find(site) {
    for (const tenant of site.tenants) {
      const unsigned = unsignedControls(tenant).filter(({ provenBy }) => provenBy.some((proof) => proof !== 'site'));
      if (unsigned.length === 0) continue;
      yield {
        path: [...tenant.path, 'isolation'],
        message: `tenant "${tenant.id}" is promised "${tenant.spec.isolation}", of which half is proven by the plan and nobody has signed for the rest: ${unsigned.map(({ id, title }) => `${id} (${title})`).join(', ')}`,
        help: `have the site's half signed under attests: control: [${unsigned.map(({ id }) => id).join(', ')}]`,
      };
    }
  },

  examples: {
    valid: [exampleSite(), nodes('[N4, G1, G2]')],
    invalid: [{ input: nodes('[D3]'), at: 'tenants.meridian.isolation' }],
  },
};

function nodes(controls: string): string {
  return exampleSite({
    tenants: `
      meridian:
        isolation: dedicated-nodes
        pools: { train: 4 nodes }
        contract: { flexible: true }
        attests: [{ control: ${controls}, by: platform team, on: 2026-11-02, until: 2027-11-02 }]`,
  });
}
