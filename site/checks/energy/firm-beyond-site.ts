import { coreScientificCritical } from '../../catalog/citations-conversion.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { type Site, supplyLimit } from '../../model/index.ts';
import { kW, sum } from '../../units/index.ts';
import { exampleSite } from '../example-site.ts';

export const firmBeyondSite: Rule<Site> = {
  code: 'energy/firm-beyond-site',
  severity: 'error',
  holds:
    'The firm power of all tenants, at the design PUE, is no more than what the intakes allow and on-site generation gives.',
  because:
    'Firm power is sold at the racks and bought at the intake: each kilowatt of it takes its cooling along. What the utility does not deliver on the hottest day cannot be promised for it, however few racks stand today.',
  citations: [coreScientificCritical],

  *find(site) {
    const firm = site.tenants.flatMap((tenant) => {
      const power = tenant.spec.contract.firm;
      return power === undefined ? [] : [{ tenant, power }];
    });
    const [largest, ...others] = firm.toSorted((a, b) => Number(b.power) - Number(a.power));
    if (largest === undefined) return;
    const { designPue } = site.spec.site;
    const limit = supplyLimit(site.power);
    const promised = sum(
      kW(0),
      firm.map(({ power }) => power),
    ).like(limit);
    const needed = promised.times(designPue);
    if (!needed.exceeds(limit)) return;
    const most = limit.times(1 / designPue).roundedDown();
    yield {
      path: [...largest.tenant.path, 'contract', 'firm'],
      message: `${others.length === 0 ? `tenant "${largest.tenant.id}" is` : `${firm.length} tenants are`} promised ${promised} firm, which take ${needed} at PUE ${designPue}, and the site has ${limit}`,
      help: `promise ${most} in all, or agree on ${needed.roundedUp()} with the utility`,
      related: others.map(({ tenant, power }) => ({
        path: [...tenant.path, 'contract', 'firm'],
        message: `${power} more are promised here`,
      })),
    };
  },

  examples: {
    // 300 kW at the intake are 230 kW of racks at a PUE of 1.3.
    valid: [exampleSite(), promised('230 kW')],
    invalid: [
      { input: promised('231 kW'), at: 'tenants.meridian.contract.firm' },
      { input: promised('150 kW', '90 kW'), at: 'tenants.meridian.contract.firm' },
    ],
  },
};

function promised(first: string, second = '0 kW'): string {
  const tenant = (pool: string, firm: string) => `{ isolation: shared, pools: { train: ${pool} }, contract: ${firm} }`;
  return exampleSite({
    tenants: `meridian: ${tenant('4 nodes', `{ firm: ${first} }`)}\nsmall: ${tenant('1 nodes', second === '0 kW' ? '{ flexible: true }' : `{ firm: ${second} }`)}`,
  });
}
