import { describe, expect, test } from 'vitest';
import { exampleSite } from '../../../site/checks/example-site.ts';
import { inOwnUnit, type Site } from '../../../site/model/index.ts';
import { kW } from '../../../site/units/index.ts';
import { readExample, siteOf } from '../checks/read-example.ts';

type Parts = Parameters<typeof exampleSite>[0];

/** Two racks of four DGX H100, 81.6 kW, on the given feeds of the given single line and nothing else. */
function siteOn(feeds: string, power: Parts): Site {
  return siteOf(
    exampleSite({
      'power.transformers': '',
      'power.switchboards': '',
      'power.busways': '',
      fabrics: '',
      storage: '',
      ...power,
      'halls.hall-1.cooling': 'air: { units: crah-(1..3), each: 80 kW, spare: 1, containment: true }',
      'halls.hall-1.rows': `row-1: { racks: 2, feeds: ${feeds} }`,
      pools: 'serve: { server: nvidia/dgx-h100, perRack: 4, racks: hall-1/row-1, use: inference }',
    }),
  );
}

const loadOf = ({ power, final }: Site, id: string) => {
  const element = power.byId.get(id);
  return element && final.loadOf.get(element)?.in(kW);
};
const worstOf = ({ power, final }: Site, id: string) => {
  const element = power.byId.get(id);
  const worst = element && final.worstOf.get(element);
  return worst && `${worst.load.in(kW).toFixed(1)} after ${worst.of.id}`;
};
const dark = ({ final }: Site) => final.outages.map((outage) => outage.of.id);

describe('an island', () => {
  const island = siteOn('[bus-1, bus-2]', {
    'power.intakes': '',
    'power.generators':
      'gas-(1..2): { rating: 60 kW, runs: always, voltage: 480 V, powerFactor: 0.95 }\nbig: { rating: 120 kW, runs: always, voltage: 480 V, powerFactor: 0.95 }',
    'power.switchboards': 'plant: { from: [gas-(1..2), big], rating: 400 A }',
    'power.transformers': 'tx-(1..2): { from: plant, rating: 250 kVA, secondary: 415 V }',
    'power.busways': 'bus-(1..2): { from: tx-(1..2), rating: 400 A }',
  });

  test('has its power from generators that share it by their ratings', () => {
    expect(['gas-1', 'gas-2', 'big'].map((id) => loadOf(island, id)?.toFixed(1))).toEqual(['20.4', '20.4', '40.8']);
  });

  test('loads the sets that are left when one is lost', () => {
    expect(worstOf(island, 'gas-1')).toBe('40.8 after big');
    expect(worstOf(island, 'big')).toBe('54.4 after gas-1');
    expect(dark(island)).toEqual(['plant']);
  });
});

describe('a transfer switch', () => {
  const site = siteOn('sts-1', {
    'power.intakes': 'grid-(1..2): { limit: 1 MW, voltage: 13.8 kV, powerFactor: 0.95 }',
    'power.transformers': 'tx-(1..2): { from: grid-(1..2), rating: 250 kVA, secondary: 415 V }',
    'power.transferSwitches': 'sts-1: { from: [tx-1, tx-2], rating: 400 A, transfersIn: 4 ms }',
  });

  test('lays all of its load on the preferred source', () => {
    expect([loadOf(site, 'tx-1'), loadOf(site, 'tx-2')]).toEqual([expect.closeTo(81.6), 0]);
  });

  test('goes over to the alternate when the preferred is lost, and takes its load down when it is lost itself', () => {
    expect(worstOf(site, 'tx-2')).toBe('81.6 after grid-1');
    expect(dark(site)).toEqual(['sts-1']);
  });
});

test('a PDU with a transformer hands on a voltage of its own', () => {
  const { power } = siteOn('pdu-1', {
    'power.transformers': 'tx-1: { from: grid, rating: 250 kVA, secondary: 480 V }',
    'power.pdus': 'pdu-1: { from: tx-1, rating: 150 kVA, secondary: 208 V }',
  });
  expect(String(power.byId.get('pdu-1')?.voltage)).toBe('208 V');
  expect(power.byId.get('pdu-1')?.usable.in(kW)).toBeCloseTo(150 * 0.95 * 0.8);
});

describe('a single-phase circuit', () => {
  const { power } = siteOf(
    exampleSite({
      'power.transformers':
        'tx-(1..2): { from: grid, rating: 250 kVA, secondary: 415 V }\ntx-d: { from: grid, rating: 250 kVA, secondary: 208 V }',
      'power.feeds':
        'wye-(1..4): { from: msb-1, rating: 30 A, lines: line-to-neutral }\ndelta-(1..3): { from: tx-d, rating: 30 A, lines: line-to-line }\none: { from: tx-d, rating: 30 A, lines: L3 }',
    }),
  );
  const circuit = (id: string) => {
    const element = power.byId.get(id);
    return element && `${element.lines?.join('-')} ${(element.usable.in(kW) / 0.95 / 0.8).toFixed(2)}`;
  };

  test('carries what its lines have between them: V x I, without the root of three', () => {
    // 30 A at 240 V to neutral are 7.19 kVA; at 208 V between lines 6.24; at 120 V 3.6.
    expect(['wye-1', 'delta-1', 'one'].map(circuit)).toEqual(['L1 7.19', 'L1-L2 6.24', 'L3 3.60']);
  });

  test('of a range takes the lines in turn', () => {
    const ids = ['wye-2', 'wye-3', 'wye-4', 'delta-2', 'delta-3'];
    expect(ids.map((id) => power.byId.get(id)?.lines?.join('-'))).toEqual(['L2', 'L3', 'L1', 'L2-L3', 'L3-L1']);
  });

  test('is told in the amperes of its line', () => {
    const feed = power.byId.get('delta-1');
    expect(feed && String(inOwnUnit(feed, kW(4.9405)))).toBe('25 A');
  });
});

test('a UPS carries no more than its kVA at the power factor of the load', () => {
  const { power } = siteOf(
    exampleSite({
      'power.ups': 'ups-1: { from: msb-1, rating: 100 kW, apparent: 100 kVA, energy: 20 kWh, efficiency: 0.96 }',
    }),
  );
  expect(power.byId.get('ups-1')?.usable.in(kW)).toBeCloseTo(95);
});

test.each([
  ['rating: 1 MW', 'stands by without saying what for'],
  ['rating: 1 MW, runs: always', 'does not say at what voltage'],
  ['rating: 1 MW, runs: always, voltage: 13.8 kV, powerFactor: 0.95, backs: msb-1, startsIn: 10 s', 'at once'],
  ['rating: 1 MW, runs: always, voltage: 13.8 kV, powerFactor: 0.95, duty: standby', '200 hours a year'],
])('a generator with %s is refused', (generator, said) => {
  const { diagnostics } = readExample(exampleSite({ 'power.generators': `gen-1: { ${generator} }` }));
  expect(diagnostics.map(({ message }) => message).join()).toContain(said);
});

test('a line of ten thousand boards is followed without a deep stack', () => {
  const { power } = siteOf(
    exampleSite({
      'power.switchboards':
        'msb-(1..2): { from: tx-(1..2), rating: 400 A }\nold-1: { from: msb-1, rating: 400 A }\nold-(2..10000): { from: old-(1..9999), rating: 400 A }',
    }),
  );
  expect(power.elements.at(-1)?.id).toBeDefined();
});
