import { tia942, uptimeTiers } from '../../catalog/citations.ts';
import { redundancyLevels } from '../../catalog/entries/redundancy-levels.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { type Site, supportedTier } from '../../model/index.ts';
import { percent } from '../../units/index.ts';
import { exampleSite } from '../example-site.ts';

export const availabilityBeyondTier: Rule<Site> = {
  code: 'tenancy/availability-beyond-tier',
  severity: 'warning',
  holds: 'The availability of a contract is no higher than what goes with the tier that the single line supports.',
  because:
    'The figures of the tiers are what is planned with and no guarantee: 28.8 hours a year for one path without engines, 1.6 where each part can be serviced while all runs. A contract beyond them is paid out of credits, and software does not mend it.',
  citations: [uptimeTiers, tia942],

  *find(site) {
    const { tier, because, of } = supportedTier(site, site.final);
    const level = redundancyLevels.find((one) => one.tier === tier);
    if (level === undefined) return;
    for (const tenant of site.tenants) {
      const figure = `${level.availability.in(percent)} %`;
      const { availability } = tenant.spec.contract;
      if (availability === undefined || !availability.exceeds(level.availability)) continue;
      yield {
        path: [...tenant.path, 'contract', 'availability'],
        message: `tenant "${tenant.id}" is promised ${availability.in(percent)} %, and tier ${tier}, which the single line supports, goes with ${figure}${because === undefined ? '' : `: ${because}`}`,
        help: `promise ${figure} at most, or mend what keeps the site from the next tier`,
        ...(of === undefined ? {} : { related: [{ path: of.path, message: 'here' }] }),
      };
    }
  },

  examples: {
    valid: [exampleSite(), withAvailability('99.671 %')],
    invalid: [{ input: withAvailability('99.9 %'), at: 'tenants.meridian.contract.availability' }],
  },
};

function withAvailability(availability: string): string {
  return exampleSite({
    tenants: `meridian: { isolation: shared, pools: { train: 4 nodes }, contract: { firm: 41 kW, availability: ${availability} } }`,
  });
}
