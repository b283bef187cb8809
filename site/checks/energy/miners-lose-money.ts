import { hashpriceAnchors } from '../../catalog/citations-conversion.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { earningsOf, efficiencyOf, isFleet, type Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const minersLoseMoney: Rule<Site> = {
  code: 'energy/miners-lose-money',
  severity: 'warning',
  holds: 'Miners that stay as ballast earn more with a MWh than it costs.',
  because:
    'Ballast is cheap while it hashes at a profit. A fleet that pays to hash is a cost of the programme that it is kept for, and belongs in its price.',
  citations: [hashpriceAnchors],

  *find(site) {
    const prices = site.spec.energy?.prices;
    for (const { of, price, perMwh, marginPerMwh, breakEven } of earningsOf(site)) {
      if (!isFleet(of) || marginPerMwh === undefined || marginPerMwh >= 0) continue;
      yield {
        path: of.path,
        message: `fleet "${of.id}" at ${round(efficiencyOf(of))} J/TH earns ${round(perMwh)} ${price.currency} with a MWh at the intake that costs ${prices?.tariff ?? ''}`,
        help: `it breaks even at a hash price of ${round(breakEven ?? 0)} ${price.currency}/${price.per}: let it stand by and hash when the price is there, or remove it`,
        related: [{ path: ['energy', 'prices'], message: `the prices of ${prices?.on ?? ''}` }],
      };
    }
  },

  examples: {
    valid: [exampleSite(), priced('43.1', '44'), priced('43.1', '59')],
    invalid: [{ input: priced('43.1', '60'), at: 'mine.asics.old' }],
  },
};

function round(amount: number): number {
  return Math.round(amount * 10) / 10;
}

/** 29.5 J/TH at 43.1 USD/PH/day: 60.9 USD a MWh of the miners, and 59.1 at the intake with the fans that they need. */
function priced(hashprice: string, tariff: string): string {
  return exampleSite({
    mine: 'asics: { old: { model: bitmain/s19j-pro, count: 10, feeds: bus-1, fate: sheddable } }',
    energy: `floor: 50 kW\nprices: { on: 2026-11-20, tariff: ${tariff} USD/MWh, hashprice: ${hashprice} USD/PH/day }`,
  });
}
