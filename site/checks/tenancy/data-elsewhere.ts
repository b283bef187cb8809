import { gdprTransfers } from '../../catalog/citations-conversion.ts';
import { liesIn } from '../../catalog/index.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const dataElsewhere: Rule<Site> = {
  code: 'tenancy/data-elsewhere',
  severity: 'error',
  holds: 'A tenant whose data has to stay in a region is on a site in that region.',
  because:
    'Nodes, scratch and checkpoints stand in this building. A contract that keeps data in Singapore is broken by the first job in Texas, whatever the software does.',
  citations: [gdprTransfers],

  *find(site) {
    const { region } = site.spec.site;
    for (const tenant of site.tenants) {
      const { dataStays } = tenant.spec;
      if (dataStays === undefined || (region !== undefined && dataStays.some((allowed) => liesIn(region, allowed))))
        continue;
      yield {
        path: [...tenant.path, 'dataStays'],
        message: `the data of tenant "${tenant.id}" has to stay in ${dataStays.join(' or ')}, but ${region === undefined ? 'the file does not say in which region the site stands' : `the site stands in ${region}`}`,
        help: region === undefined ? 'add region to site, as in region: SG' : 'serve this tenant from another site',
        ...(region === undefined ? {} : { related: [{ path: ['site', 'region'], message: 'the region' }] }),
      };
    }
  },

  examples: {
    valid: [exampleSite(), inRegion('region: DE, ', '[EU]'), inRegion('region: CA-ON, ', '[CA]')],
    invalid: [
      { input: inRegion('region: US-TX, ', '[SG]'), at: 'tenants.bank.dataStays' },
      { input: inRegion('region: CH, ', '[EU, EEA]'), at: 'tenants.bank.dataStays' },
      { input: inRegion('', '[SG]'), at: 'tenants.bank.dataStays' },
      { input: inRegion('region: CA, ', '[CA-ON]'), at: 'tenants.bank.dataStays' },
    ],
  },
};

function inRegion(region: string, dataStays: string): string {
  return exampleSite({
    site: `{ name: example, ${region}electricalCode: nec, ambient: 35 °C, designPue: 1.3, asOf: 2026-11-22 }`,
    tenants: `bank: { isolation: shared, pools: { train: 2 nodes }, contract: { firm: 21 kW }, dataStays: ${dataStays} }`,
  });
}
