import { hashpriceAnchors } from '../../catalog/citations-conversion.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { type Earning, earningsOf, type ShedStep, type Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const dearerShedFirst: Rule<Site> = {
  code: 'energy/dearer-shed-first',
  severity: 'warning',
  holds: 'By the prices of the file, the ladder sheds what earns least with a MWh first.',
  because:
    'A MWh of GPUs earns ten times and more what a MWh of hashing does. Every event that calls the wrong rung first pays the difference.',
  citations: [hashpriceAnchors],

  *find(site) {
    const earnings = new Map(earningsOf(site).map((earning) => [earning.name, earning]));
    let dearest: { readonly step: ShedStep; readonly earning: Earning } | undefined;
    for (const step of site.ladder) {
      const earning = earnings.get(step.name);
      if (earning === undefined) continue;
      if (dearest !== undefined && sameMoney(dearest.earning, earning) && earning.perMwh < dearest.earning.perMwh) {
        yield {
          path: step.path,
          message: `"${step.name}" earns ${Math.round(earning.perMwh)} ${earning.price.currency} a MWh and is shed after "${dearest.step.name}", which earns ${Math.round(dearest.earning.perMwh)}`,
          help: 'put it before',
          related: [{ path: dearest.step.path, message: 'shed before' }],
        };
        return;
      }
      if (dearest === undefined || earning.perMwh > dearest.earning.perMwh) dearest = { step, earning };
    }
  },

  examples: {
    valid: [exampleSite(), ladder('[old, open.train]')],
    invalid: [{ input: ladder('[open.train, old]'), at: 'energy.shed.1' }],
  },
};

function sameMoney(a: Earning, b: Earning): boolean {
  return a.price.currency === b.price.currency;
}

function ladder(shed: string): string {
  return exampleSite({
    tenants:
      'open: { isolation: shared, pools: { train: all }, contract: { flexible: true, price: 1.99 USD/GPU-h, priceOn: 2026-11-20 } }',
    mine: 'asics: { old: { model: bitmain/s19j-pro, count: 10, feeds: bus-1, fate: sheddable } }',
    energy: `floor: 50 kW\nshed: ${shed}\nprices: { on: 2026-11-20, tariff: 44 USD/MWh, hashprice: 43.1 USD/PH/day }`,
  });
}
