import { phoenixFlexibility } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const firmContractShed: Rule<Site> = {
  code: 'energy/firm-contract-shed',
  severity: 'error',
  holds: 'Only miners and tenants with a flexible contract stand on the shed ladder.',
  because:
    'A tenant that was promised power whatever the grid does is not there to be shed: the first event would break its contract.',
  citations: [phoenixFlexibility],

  *find(site) {
    for (const step of site.ladder) {
      const tenant = step.claim?.tenant;
      if (tenant === undefined || tenant.flexible) continue;
      const { firm } = tenant.spec.contract;
      yield {
        path: step.path,
        message: `the ladder sheds "${step.name}", but tenant "${tenant.id}" ${firm === undefined ? 'has no flexible contract' : `is promised ${firm} firm`}`,
        help: `take the rung away, or agree on a flexible contract: flexible: true`,
        related: [{ path: [...tenant.path, 'contract'], message: 'the contract' }],
      };
    }
  },

  examples: {
    valid: [exampleSite(), ladder('flexible: true')],
    invalid: [
      { input: ladder('firm: 90 kW'), at: 'energy.shed.0' },
      { input: ladder('availability: 99.9 %'), at: 'energy.shed.0' },
    ],
  },
};

function ladder(contract: string): string {
  return exampleSite({
    tenants: `meridian: { isolation: shared, pools: { train: all }, contract: { ${contract} } }`,
    energy: 'floor: 50 kW\nshed: [meridian.train]',
  });
}
