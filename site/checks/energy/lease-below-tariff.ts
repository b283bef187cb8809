import { irenEconomics } from '../../catalog/citations-conversion.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { drawPerGpu, earningsOf, isFleet, type Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const leaseBelowTariff: Rule<Site> = {
  code: 'energy/lease-below-tariff',
  severity: 'warning',
  holds: 'What a tenant pays for a MWh is more than the MWh costs.',
  because:
    'A GPU earns some thirty times its energy where its operator publishes both, so a lease below the tariff is a price in the wrong unit, a tariff of a crisis, or hours that nobody buys: the site would earn more with the machines off.',
  citations: [irenEconomics],

  *find(site) {
    const { prices } = site.spec.energy ?? {};
    if (prices === undefined) return;
    for (const { of, name, price, perMwh, marginPerMwh, breakEven, on } of earningsOf(site)) {
      if (isFleet(of) || marginPerMwh === undefined || marginPerMwh >= 0) continue;
      const { tenant, what } = of;
      const { currency, per } = price;
      const sold = `${price.amount} ${currency}/${per}`;
      const inputs = [
        ...(per === 'GPU-h' && 'pool' in what
          ? [`${drawPerGpu(what)} a GPU`, `${Math.round((prices.utilisation ?? 1) * 100)} % of hours sold`]
          : []),
        `a PUE of ${site.spec.site.designPue}`,
      ];
      yield {
        path: [...tenant.path, 'contract', 'price'],
        message: `"${name}" at ${sold} earns ${round(perMwh)} ${currency} with a MWh that costs ${prices.tariff}, by ${inputs.join(', ')}`,
        help: `it breaks even at ${roundedUp(breakEven ?? 0)} ${currency}/${per}: ask for more, sell more of the hours, or leave the machines off while energy is dear`,
        related: [{ path: ['energy', 'prices'], message: `the tariff of ${prices.on}; the price is of ${on}` }],
      };
    }
  },

  examples: {
    // 8 GPUs of 10.2 kW at a PUE of 1.3 and 70 %: 900 USD a MWh are 2.131 USD a GPU-hour.
    valid: [
      exampleSite(),
      leased('2.14 USD/GPU-h', '900 USD/MWh'),
      leased('0.05 EUR/GPU-h', '44 USD/MWh'),
      leased('42 USD/kW-month', '44 USD/MWh'),
    ],
    invalid: [
      { input: leased('2.13 USD/GPU-h', '900 USD/MWh'), at: 'tenants.open.contract.price' },
      { input: leased('0.05 USD/GPU-h', '44 USD/MWh'), at: 'tenants.open.contract.price' },
      { input: leased('41 USD/kW-month', '44 USD/MWh'), at: 'tenants.open.contract.price' },
    ],
  },
};

function round(amount: number): number {
  return Math.round(amount * 10) / 10;
}

/** Whole cents: whoever asks for that much is not warned again. */
function roundedUp(amount: number): number {
  return Math.ceil(amount * 100) / 100;
}

function leased(price: string, tariff: string): string {
  return exampleSite({
    tenants: `open: { isolation: shared, pools: { train: all }, contract: { flexible: true, price: ${price}, priceOn: 2026-11-20 } }`,
    energy: `floor: 50 kW\nprices: { on: 2026-11-20, tariff: ${tariff}, utilisation: 0.7 }`,
  });
}
