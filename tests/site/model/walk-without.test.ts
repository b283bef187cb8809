import { describe, expect, test } from 'vitest';
import { check } from '../../../site/checks/check.ts';
import { exampleSite } from '../../../site/checks/example-site.ts';
import { representatives, type Site, supportedTier, walkWithout } from '../../../site/model/index.ts';
import { kW } from '../../../site/units/index.ts';
import { siteOf } from '../checks/read-example.ts';

type Parts = Parameters<typeof exampleSite>[0];

/** Three transformers, boards and busways; row-1 hangs from all three. */
const three: Parts = {
  'power.transformers': 'tx-(1..3): { from: grid, rating: 250 kVA, secondary: 415 V }',
  'power.switchboards': 'msb-(1..3): { from: tx-(1..3), rating: 400 A }',
  'power.busways': 'bus-(1..3): { from: msb-(1..3), rating: 250 A }',
  'halls.hall-1.rows': 'row-1: { racks: 4, feeds: [bus-1, bus-2, bus-3] }\nrow-2: { racks: 1, feeds: [bus-1, bus-2] }',
};

function without(site: Site, ...ids: string[]) {
  const out = new Set(ids.flatMap((id) => site.power.byId.get(id) ?? []));
  return walkWithout(site.power, site.final.loads, out);
}

describe('the walk with something out of work', () => {
  const site = siteOf(exampleSite(three));

  test('lays the load of what is out on what is left, and each failure on top of it', () => {
    const walk = without(site, 'tx-1');
    const bus = site.power.byId.get('bus-2');
    const load = bus && walk.loadOf.get(bus)?.in(kW);
    const worst = bus && walk.worstOf.get(bus);
    // Racks: 81.6 kW on two of three, and switches of 1.72 kW on one of two.
    expect(load).toBeCloseTo(81.6 / 2 + 1.72);
    expect(worst && `${worst.load.in(kW).toFixed(2)} after ${worst.of.id}`).toBe('83.32 after tx-3');
  });

  test('says what has no power before anything fails', () => {
    expect(without(site, 'grid').already.map((load) => load.id)).toContain('hall-1/row-1');
  });

  test('knows which systems run on too few of their power supplies', () => {
    // A DGX H100 has six and needs four: on three sources it loses two, and on two sources three.
    expect(site.final.reductions).toEqual([]);
    expect(without(site, 'bus-1').alreadyReduced).toEqual([]);
    expect(without(site, 'bus-1', 'bus-2').alreadyReduced.map((load) => load.id)).toEqual(['hall-1/row-1']);
    const two = siteOf(exampleSite());
    expect(two.final.reductions.map(({ of }) => of.id)).toContain('bus-1');
  });
});

test('eight power shelves, N+N, lose half with a side and carry all the same', () => {
  const site = siteOf(
    exampleSite({
      'power.intakes': 'grid: { limit: 2 MW, voltage: 13.8 kV, powerFactor: 0.95 }',
      'power.transformers': 'tx-(1..2): { from: grid, rating: 2 MVA, secondary: 415 V }',
      'power.switchboards': 'msb-(1..2): { from: tx-(1..2), rating: 2000 A }',
      'power.busways': 'bus-(1..2): { from: msb-(1..2), rating: 2000 A }',
      'halls.hall-1.cooling': 'liquid: { units: cdu-(1..3), each: 1.3 MW, spare: 1, supply: 40 °C }',
      pools: 'train: { server: nvidia/gb200-nvl72, racks: hall-1/row-1, use: training, redundancy: 2N }',
      fabrics: '',
      storage: '',
    }),
  );
  expect(site.final.reductions).toEqual([]);
});

test('of elements that are alike one stands for all', () => {
  const site = siteOf(exampleSite(three));
  expect(representatives(site, site.final).map(({ id }) => id)).toEqual([
    'grid',
    'tx-1',
    'tx-3',
    'msb-1',
    'msb-3',
    'bus-1',
    'bus-3',
  ]);
});

describe('tiers', () => {
  const tierOf = (parts: Parts) => {
    const site = siteOf(exampleSite({ ...three, ...parts }));
    const { tier, because } = supportedTier(site, site.final);
    return `${tier}: ${because ?? 'nothing is missing'}`;
  };

  test('I is one path without engines', () => {
    expect(tierOf({})).toBe('I: with the grid lost "hall-1/row-1" has no power, which tier II does not allow');
  });

  test('II has a spare engine, and ends where a board takes racks with it', () => {
    expect(
      tierOf({
        'power.generators': 'gen-(1..2): { rating: 150 kW, startsIn: 12 s, backs: main }',
        'power.transformers': 'tx-1: { from: grid, rating: 500 kVA, secondary: 415 V }',
        'power.switchboards': 'main: { from: tx-1, rating: 1000 A }\nmsb-(1..3): { from: main, rating: 400 A }',
      }),
    ).toMatch(/^II: switchboard "main" out of work takes power from "hall-1\/row-1"/);
  });

  test('III can be serviced anywhere, on engines too, and lacks a UPS on both sides for IV', () => {
    expect(tierOf({ 'power.generators': 'gen-(1..3): { rating: 150 kW, startsIn: 12 s, backs: msb-(1..3) }' })).toMatch(
      /^III: .*without a UPS above it, which tier IV does not allow$/,
    );
  });

  test('IV has two active paths behind a UPS for each rack, and cooling behind one', () => {
    expect(
      tierOf({
        'power.generators': 'gen-(1..3): { rating: 200 kW, startsIn: 12 s, backs: msb-(1..3) }',
        'power.ups': 'ups-(1..3): { from: msb-(1..3), rating: 150 kW, energy: 20 kWh, efficiency: 0.96 }',
        'power.busways': 'bus-(1..3): { from: ups-(1..3), rating: 300 A }',
        'halls.hall-1.cooling':
          'air: { units: crah-(1..3), each: 60 kW, spare: 1, containment: true }\nfeeds: ups-(1..3)',
      }),
    ).toBe('IV: nothing is missing');
  });

  test('an engine that is too small for weeks on its prime rating is no spare', () => {
    const sets = (duty: string) =>
      tierOf({ 'power.generators': `gen-(1..3): { rating: 70 kW, startsIn: 12 s, duty: ${duty}, backs: msb-(1..3) }` });
    expect(sets('continuous')).toMatch(/^III/);
    expect(sets('prime')).toMatch(/^I: .*loads generator "gen-2" to 1\d\d %/);
  });
});

test.each([
  [
    'one board behind both feeds',
    { 'power.busways': 'bus-(1..2): { from: msb-1, rating: 250 A }' },
    'switchboard "msb-1"',
  ],
  [
    'one transformer behind both boards',
    { 'power.switchboards': 'msb-(1..2): { from: tx-1, rating: 400 A }' },
    'transformer "tx-1"',
  ],
  [
    'one UPS behind both sides',
    {
      'power.ups': 'ups-1: { from: msb-1, rating: 200 kW, energy: 20 kWh, efficiency: 0.96 }',
      'power.busways': 'bus-(1..2): { from: ups-1, rating: 250 A }',
    },
    'ups "ups-1"',
  ],
  [
    'one generator behind both sides',
    { 'power.generators': 'gen-1: { rating: 300 kW, startsIn: 12 s, backs: [msb-1, msb-2] }' },
    'generator "gen-1"',
  ],
  [
    'one transfer switch behind both sides',
    {
      'power.transferSwitches': 'sts-1: { from: [msb-1, msb-2], rating: 400 A, transfersIn: 4 ms }',
      'power.busways': 'bus-(1..2): { from: sts-1, rating: 250 A }',
    },
    'transfer-switch "sts-1"',
  ],
] as const)('names %s, which makes 2N a fiction', (_, parts, named) => {
  const found = check(siteOf(exampleSite(parts))).filter(
    ({ code }) => code === 'power/redundancy-not-held' || code === 'power/shared-backup',
  );
  expect(found.map(({ message }) => message).join()).toContain(
    `the loss of ${named} alone takes row "hall-1/row-1" dark`,
  );
});
