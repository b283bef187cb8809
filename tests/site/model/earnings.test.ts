import { describe, expect, test } from 'vitest';
import { exampleSite } from '../../../site/checks/example-site.ts';
import { earningsOf, gpuHourCost, gpuPerMwh, hashcost, hashingPerMwh } from '../../../site/model/index.ts';
import { readExample, siteOf } from '../checks/read-example.ts';

describe('a MWh', () => {
  // https://btcpizza.com/bitcoin-mining-profitability-slumps-as-hash-prices-fall-to-multi-month-lows: 43.1 USD a PH/s and day.
  test('earns 61 USD with an S19j Pro of 29.5 J/TH at a hash price of 43.1', () => {
    expect(hashingPerMwh(43.1, 29.5)).toBeCloseTo(60.9, 1);
  });

  test('earns 120 USD with a fleet of 15 J/TH at that price', () => {
    expect(hashingPerMwh(43.1, 15)).toBeCloseTo(119.7, 1);
  });

  test('at the break-even hash price earns the tariff', () => {
    expect(hashingPerMwh(hashcost(29.5, 44), 29.5)).toBeCloseTo(44, 9);
  });

  // IREN's AI cloud: 1.99 USD a GPU-hour on servers of 10.2 kW for eight GPUs.
  test('of GPU power earns 1,560 USD at 1.99 a GPU-hour', () => {
    expect(gpuPerMwh(1.99, 1, 10.2 / 8, 1)).toBeCloseTo(1560.8, 1);
  });

  test('at the break-even price of a GPU-hour earns the tariff', () => {
    expect(gpuPerMwh(gpuHourCost(110, 0.7, 1.7, 1.4), 0.7, 1.7, 1.4)).toBeCloseTo(110, 9);
  });

  // The same release has 33 million USD a year of 1,896 GPUs, and 1 million for their electricity.
  test('of the published service costs a thirtieth of what its GPU-hours bring', () => {
    expect(33e6 / (1896 * 8760)).toBeCloseTo(1.99, 2);
    expect(gpuHourCost(44, 1, 10.2 / 8, 1.1) / 1.99).toBeCloseTo(1 / 32, 2);
  });
});

describe('the ladder of earnings', () => {
  const priced = (prices: string, contract: string) =>
    exampleSite({
      site: '{ name: example, electricalCode: nec, ambient: 35 °C, designPue: 1.25, asOf: 2026-11-22 }',
      mine: 'asics: { old: { model: bitmain/s19j-pro, count: 10, feeds: bus-1, fate: sheddable } }',
      tenants: `open: { isolation: shared, pools: { train: all }, contract: { flexible: true, ${contract} } }`,
      energy: `floor: 50 kW\nprices: { on: 2026-11-20, ${prices} }`,
    });

  test('counts hours that are sold, and the power of the cooling', () => {
    const [miners, tenant] = earningsOf(
      siteOf(
        priced(
          'tariff: 44 USD/MWh, hashprice: 43.1 USD/PH/day, utilisation: 0.8',
          'price: 1.99 USD/GPU-h, priceOn: 2026-11-01',
        ),
      ),
    );
    expect(miners).toMatchObject({ name: 'old', price: { currency: 'USD', per: 'PH/day' }, on: '2026-11-20' });
    // Of a MWh at the intake the fans of the miners take their part: a PUE of 1.03.
    expect(miners?.marginPerMwh).toBeCloseTo(60.9 / 1.03 - 44, 1);
    expect(tenant).toMatchObject({ name: 'open.train', on: '2026-11-01' });
    expect(tenant?.perMwh).toBeCloseTo((1560.8 * 0.8) / 1.25, 1);
  });

  test.each([
    ['1.99 USD/GPU-h', 'GPU-h'],
    ['150 USD/kW-month', 'kW-month'],
    ['300 USD/MWh', 'MWh'],
  ])('breaks even with %s at the price that earns the tariff', (price, per) => {
    const prices = 'tariff: 44 USD/MWh, utilisation: 0.8';
    const [tenant] = earningsOf(siteOf(priced(prices, `price: ${price}, priceOn: 2026-11-01`)));
    const even = `price: ${tenant?.breakEven?.toFixed(9)} USD/${per}, priceOn: 2026-11-01`;
    const [atEven] = earningsOf(siteOf(priced(prices, even)));
    expect(atEven?.marginPerMwh).toBeCloseTo(0, 5);
  });

  test('reads rent by the kW and month as energy at the intake', () => {
    const [, tenant] = earningsOf(
      siteOf(priced('tariff: 44 USD/MWh, hashprice: 40 USD/PH/day', 'price: 150 USD/kW-month, priceOn: 2026-11-01')),
    );
    // 150 x 12 / 8.76 = 205.5 USD a MWh of critical power.
    expect(tenant?.perMwh).toBeCloseTo(205.48 / 1.25, 2);
  });

  test('compares no margin across currencies', () => {
    const [, tenant] = earningsOf(
      siteOf(priced('tariff: 44 USD/MWh, hashprice: 40 USD/PH/day', 'price: 2 EUR/GPU-h, priceOn: 2026-11-01')),
    );
    expect(tenant).toMatchObject({ price: { currency: 'EUR' }, marginPerMwh: undefined, breakEven: undefined });
    expect(
      readExample(priced('tariff: 44 USD/MWh, hashprice: 40 EUR/PH/day', 'notice: 5 min')).diagnostics,
    ).toMatchObject([{ code: 'site/invalid-field', message: expect.stringContaining('two currencies') }]);
  });

  test('is empty without prices', () => {
    expect(earningsOf(siteOf(exampleSite()))).toEqual([]);
  });
});
