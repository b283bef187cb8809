import { superPodGb200, tia942, uptimeConcurrent, uptimeGenerators, uptimeTiers } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { type Site, supportedTier, tiers } from '../../model/index.ts';
import { exampleSite, threeSides } from '../example-site.ts';

export const tierNotHeld: Rule<Site> = {
  code: 'power/tier-not-held',
  severity: 'error',
  waivable: true,
  holds:
    'The single line supports the tier that the site claims: II has engines for all of it and a spare of each, III can be serviced anywhere without a stop, IV has two sides at work for each rack behind a UPS, its cooling too.',
  because:
    'A tier is a property of the topology, not of a certificate on the wall: it is what one element out of work does to the racks while the site runs on its engines.',
  citations: [uptimeTiers, uptimeConcurrent, uptimeGenerators, tia942, superPodGb200],

  *find(site) {
    const claimed = site.spec.site.tier;
    if (claimed === undefined) return;
    const { tier, because, of } = supportedTier(site, site.final);
    if (because === undefined || tiers.indexOf(tier) >= tiers.indexOf(claimed)) return;
    yield {
      path: ['site', 'tier'],
      message: `the site claims tier ${claimed}, and its single line supports tier ${tier}: ${because}`,
      help: `mend that, or claim tier: ${tier}`,
      ...(of === undefined ? {} : { related: [{ path: of.path, message: 'here' }] }),
    };
  },

  examples: {
    valid: [
      exampleSite(),
      claim('I', ''),
      claim('III', 'gen-(1..3): { rating: 150 kW, startsIn: 12 s, backs: msb-(1..3) }'),
    ],
    invalid: [
      { input: claim('II', ''), at: 'site.tier' },
      {
        input: claim('III', 'gen-1: { rating: 400 kW, startsIn: 12 s, backs: [msb-1, msb-2, msb-3] }'),
        at: 'site.tier',
      },
      {
        input: claim('III', 'gen-(1..3): { rating: 150 kW, duty: standby, startsIn: 12 s, backs: msb-(1..3) }'),
        at: 'site.tier',
      },
      { input: claim('IV', 'gen-(1..3): { rating: 150 kW, startsIn: 12 s, backs: msb-(1..3) }'), at: 'site.tier' },
    ],
  },
};

function claim(tier: string, generators: string): string {
  return exampleSite({
    site: `{ name: example, tier: ${tier}, electricalCode: nec, ambient: 35 °C, designPue: 1.3, asOf: 2026-11-22 }`,
    'power.generators': generators,
    ...threeSides,
    'halls.hall-1.rows':
      'row-1: { racks: 4, feeds: [bus-1, bus-2, bus-3] }\nrow-2: { racks: 1, feeds: [bus-1, bus-2] }',
  });
}
