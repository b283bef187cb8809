import { phoenixFlexibility } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { kW, sum } from '../../units/index.ts';
import { exampleSite } from '../example-site.ts';

export const firmBelowClaim: Rule<Site> = {
  code: 'tenancy/firm-below-claim',
  severity: 'warning',
  holds: "A tenant's firm power covers what its part of the pools draws.",
  because:
    'In an event everything above the firm power may go: a tenant that was sold the racks and not their power finds part of them dark.',
  citations: [phoenixFlexibility],

  *find(site) {
    for (const tenant of site.tenants) {
      const { firm } = tenant.spec.contract;
      if (firm === undefined) continue;
      const draw = sum(
        kW(0),
        tenant.claims.map((claim) => claim.draw),
      ).like(firm);
      if (!draw.exceeds(firm)) continue;
      yield {
        path: [...tenant.path, 'contract', 'firm'],
        message: `tenant "${tenant.id}" has ${firm} firm, but its part of the pools draws ${draw}`,
        help: `promise ${draw.roundedUp()}, or make the rest a tenant with a flexible contract`,
      };
    }
  },

  examples: {
    valid: [exampleSite(), firm('41 kW')],
    invalid: [{ input: firm('30 kW'), at: 'tenants.meridian.contract.firm' }],
  },
};

function firm(power: string): string {
  return exampleSite({
    tenants: `meridian: { isolation: shared, pools: { train: 4 nodes }, contract: { firm: ${power} } }`,
  });
}
