import { hashpriceAnchors } from '../../catalog/citations-conversion.ts';
import type { Finding, Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const priceAfterReview: Rule<Site> = {
  code: 'energy/price-after-review',
  severity: 'warning',
  holds: 'A price was seen on the day of the review or before it.',
  because: 'A price of a day that has not come is a hope: it may be written as an assumption, not as a price.',
  citations: [hashpriceAnchors],

  *find(site) {
    const { asOf } = site.spec.site;
    const prices = site.spec.energy?.prices;
    if (prices !== undefined && prices.on > asOf)
      yield early(['energy', 'prices', 'on'], 'prices are', prices.on, asOf);
    for (const { id, path, spec } of site.tenants) {
      const { priceOn } = spec.contract;
      if (priceOn !== undefined && priceOn > asOf)
        yield early([...path, 'contract', 'priceOn'], `the price of tenant "${id}" is`, priceOn, asOf);
    }
  },

  examples: {
    valid: [exampleSite(), priced('2026-11-22')],
    invalid: [{ input: priced('2026-11-23'), at: 'energy.prices.on' }],
  },
};

function early(path: Finding['path'], what: string, on: string, asOf: string): Finding {
  return {
    path,
    message: `${what} of ${on}, after the review of ${asOf}`,
    help: 'write the day on which it was seen, or bring asOf forward',
  };
}

function priced(on: string): string {
  return exampleSite({ energy: `floor: 50 kW\nprices: { on: ${on}, tariff: 44 USD/MWh }` });
}
