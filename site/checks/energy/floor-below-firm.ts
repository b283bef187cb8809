import { openAdr } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { sum } from '../../units/index.ts';
import { exampleSite } from '../example-site.ts';

export const floorBelowFirm: Rule<Site> = {
  code: 'energy/floor-below-firm',
  severity: 'warning',
  holds: 'The floor that is never shed is at least what tenants are promised firm.',
  because:
    'Programmes are offered down to the floor. Below the firm power of the contracts it offers to the grid what was sold to a tenant.',
  citations: [openAdr],

  *find(site) {
    const floor = site.spec.energy?.floor;
    if (floor === undefined) return;
    const promised = site.tenants.flatMap((tenant) => {
      const { firm, critical } = tenant.spec.contract;
      const power = firm ?? critical;
      return power === undefined || tenant.flexible ? [] : [{ tenant, power }];
    });
    const firm = sum(
      floor.times(0),
      promised.map(({ power }) => power),
    );
    if (!firm.exceeds(floor)) return;
    yield {
      path: ['energy', 'floor'],
      message: `the floor is ${floor}, but tenants are promised ${firm} whatever the grid does`,
      help: `raise the floor to ${firm.roundedUp()} and what their cooling takes`,
      related: promised.map(({ tenant }) => ({ path: [...tenant.path, 'contract'], message: 'a firm contract' })),
    };
  },

  examples: {
    valid: [exampleSite(), firm('60 kW')],
    invalid: [{ input: firm('30 kW'), at: 'energy.floor' }],
  },
};

function firm(floor: string): string {
  return exampleSite({
    tenants: 'meridian: { isolation: shared, pools: { train: 4 nodes }, contract: { firm: 41 kW } }',
    energy: `floor: ${floor}`,
  });
}
