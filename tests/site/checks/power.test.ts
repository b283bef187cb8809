import { describe, expect, test } from 'vitest';
import { check } from '../../../site/checks/check.ts';
import { exampleSite } from '../../../site/checks/example-site.ts';
import { inOwnUnit, usableInOwnUnit } from '../../../site/model/index.ts';
import { kVA, kW, realPower } from '../../../site/units/index.ts';
import { siteOf } from './read-example.ts';

type Parts = Parameters<typeof exampleSite>[0];

/** What the checks of one group say, as `code: message`. */
function said(parts: Parts, group = 'power/'): readonly string[] {
  return check(siteOf(exampleSite(parts)))
    .filter(({ code }) => code.startsWith(group))
    .map(({ code, message }) => `${code}: ${message}`);
}

const iec = { site: '{ name: example, electricalCode: iec, ambient: 35 °C, designPue: 1.3, asOf: 2026-11-22 }' };

describe('a breaker of 60 A at 415 V', () => {
  const parts = { 'power.feeds': 'panel-1: { from: msb-1, rating: 60 A }' };

  test('carries 34.5 kVA of 43.1 under NEC, 32.8 kW at a power factor of 0.95', () => {
    const feed = siteOf(exampleSite(parts)).power.byId.get('panel-1');
    expect(feed?.usable.in(kW)).toBeCloseTo(32.8, 1);
    expect(feed && String(usableInOwnUnit(feed))).toBe('48 A');
    expect(feed && String(inOwnUnit(feed, realPower(kVA(43.13), 0.95)))).toBe('60 A');
  });

  const miners = (count: number) =>
    `asics:\n  s19: { model: bitmain/s19-xp, count: ${count}, feeds: panel-1, fate: sheddable }`;

  test('takes nine miners of 3.01 kW under NEC, three on each line, and not ten, which put four on one', () => {
    expect(said({ ...parts, mine: miners(9) })).toEqual([]);
    expect(said({ ...parts, mine: miners(10) })).toEqual([
      'power/line-overloaded: line L1 of feed "panel-1" is asked for 52.9 A but carries at most 48 A: its lines carry 52.9 A, 39.67 A and 39.67 A',
    ]);
    expect(said({ ...parts, mine: miners(11) })).toEqual([
      'power/continuous-rating-exceeded: feed "panel-1" is asked for 48.49 A but carries at most 48 A continuously, 80 % of 60 A',
    ]);
  });

  test('takes twelve under IEC, which has no rule of 80 %', () => {
    expect(said({ ...parts, ...iec, mine: miners(12) })).toEqual([]);
    expect(said({ ...parts, ...iec, mine: miners(14) })).toEqual([
      'power/continuous-rating-exceeded: feed "panel-1" is asked for 61.71 A but carries at most 60 A',
    ]);
  });
});

test.each([
  ['32 A', 22.2],
  ['63 A', 43.6],
])('a circuit of %s at 400 V carries %d kVA under IEC', (rating, carries) => {
  const site = siteOf(
    exampleSite({
      ...iec,
      'power.intakes': 'grid: { limit: 300 kW, voltage: 13.8 kV, powerFactor: 1 }',
      'power.transformers': 'tx-(1..2): { from: grid, rating: 250 kVA, secondary: 400 V }',
      'power.feeds': `panel-1: { from: msb-1, rating: ${rating} }`,
    }),
  );
  expect(site.power.byId.get('panel-1')?.usable.in(kW)).toBeCloseTo(carries, 1);
});

describe('two rows of eight racks of 142 kW on two sides', () => {
  const rows = {
    'power.intakes': 'grid: { limit: 4 MW, voltage: 13.8 kV, powerFactor: 0.97 }',
    'power.transformers': 'tx-(1..2): { from: grid, rating: 3 MVA, secondary: 415 V }',
    'power.switchboards': 'msb-(1..2): { from: tx-(1..2), rating: 5000 A }',
    'power.busways': 'bus-a(1..2): { from: msb-1, rating: 2500 A }\nbus-b(1..2): { from: msb-2, rating: 2500 A }',
    'halls.hall-1.cooling': 'liquid: { units: cdu-(1..3), each: 1.3 MW, spare: 1, supply: 40 °C }',
    'halls.hall-1.rows': 'row-(1..2): { racks: 8, feeds: [bus-a(1..2), bus-b(1..2)] }',
    pools: 'train: { server: nvidia/gb300-nvl72, racks: hall-1/row-(1..2), use: training, redundancy: 2N }',
    fabrics: '',
  };

  test('fit, with one side lost: a row on 2500 A, a board of 3,258 A on 5000, a transformer at 2.34 of 2.4 MVA', () => {
    const { power, final } = siteOf(exampleSite(rows));
    const worst = ['bus-b1', 'msb-2', 'tx-2'].map((id) => {
      const element = power.byId.get(id);
      const load = element && final.worstOf.get(element)?.load;
      return element && load ? `${inOwnUnit(element, load)} of ${usableInOwnUnit(element)}` : undefined;
    });
    expect(worst).toEqual(['1,629 A of 2,000 A', '3,259 A of 4,000 A', '2.342 MVA of 2.4 MVA']);
    expect(said(rows).filter((message) => !message.startsWith('power/cooling-unfed'))).toEqual([]);
  });

  test('do not fit on boards of 4000 A, by two in a hundred', () => {
    expect(said({ ...rows, 'power.switchboards': 'msb-(1..2): { from: tx-(1..2), rating: 4000 A }' })).toContain(
      'power/failure-overload: with transformer "tx-2" lost, switchboard "msb-1" is asked for 3,259 A but carries at most 3,200 A: 101.8 % on grid > tx-1 > msb-1 (and 1 more of "msb-(1..2)")',
    );
  });
});

describe('a board on three transformers', () => {
  const board = (rating: string) => ({
    'power.transformers': `tx-(1..3): { from: grid, rating: ${rating}, secondary: 415 V }`,
    'power.switchboards': 'msb-1: { from: tx-(1..3), rating: 250 A }',
    'power.busways': 'bus-1: { from: msb-1, rating: 250 A }',
    'halls.hall-1.cooling': 'air: { units: crah-(1..3), each: 60 kW, spare: 1, containment: true }\nfeeds: msb-1',
    'halls.hall-1.rows': 'row-1: { racks: 4, feeds: bus-1 }\nrow-2: { racks: 1, feeds: bus-1 }',
    pools: 'train: { server: nvidia/dgx-h100, perRack: 2, racks: hall-1/row-1, use: training, fabric: ib }',
  });

  test('is N+1 where two of them carry it: 114 kVA on two of 75 kVA at 80 %', () => {
    expect(said(board('75 kVA'))).toEqual([]);
  });

  test('is not where they carry it by three only', () => {
    expect(said(board('63 kVA'))).toEqual([
      'power/failure-overload: with transformer "tx-2" lost, transformer "tx-1" is asked for 57.01 kVA but carries at most 50.4 kVA: 113.1 % on grid > tx-1 (and 2 more of "tx-(1..3)")',
    ]);
  });
});

test('names the transformer in which the two sides of a pool meet', () => {
  const [fiction] = said({
    'power.transformers': 'tx-1: { from: grid, rating: 250 kVA, secondary: 415 V }',
    'power.switchboards': 'msb-(1..2): { from: tx-1, rating: 250 A }',
  });
  expect(fiction).toBe(
    'power/redundancy-not-held: pool "train" asks for 2N, but the loss of transformer "tx-1" alone takes row "hall-1/row-1" dark',
  );
});

test('says which phase is too much, and of what it is made', () => {
  const found = said({
    'power.intakes': 'grid: { limit: 130 kW, voltage: 13.8 kV, powerFactor: 0.95 }',
    mine: 'asics:\n  s19: { model: bitmain/s19-xp, count: 10, feeds: bus-1, fate: sheddable }',
    phases: 'first: { ready: 2026-12-01, adds: { train: all } }\nlast: { ready: 2027-06-01, removes: [s19] }',
  });
  expect(found).toEqual([
    'power/envelope-exceeded: the site draws 139.3 kW in phase "first" (83.32 kW of racks at PUE 1.3, 30.1 kW of miners and 0.903 kW of what cools them) but its intake "grid" allows 130 kW',
  ]);
});

/** One generator behind both sides is told apart: here it is meant. */
const withoutShared = (parts: Parts) => said(parts).filter((message) => !message.startsWith('power/shared-backup'));

test('counts what one generator backs on two sides twice when the grid is gone', () => {
  const sides = {
    'power.intakes': 'grid-(1..2): { limit: 150 kW, voltage: 13.8 kV, powerFactor: 0.95 }',
    'power.transformers': 'tx-(1..2): { from: grid-(1..2), rating: 250 kVA, secondary: 415 V }',
  };
  const backedBy = (rating: string) => ({
    ...sides,
    'power.generators': `gen-1: { rating: ${rating}, startsIn: 12 s, backs: msb-(1..2) }`,
  });
  expect(withoutShared(backedBy('110 kW'))).toEqual([]);
  expect(withoutShared(backedBy('100 kW'))).toEqual([
    'power/generator-overloaded: with the grid lost, generator "gen-1" is asked for 108.3 kW but gives at most 100 kW',
  ]);
});

test('asks of batteries what two starts of the generator take', () => {
  const found = withoutShared({
    'power.generators': 'gen-1: { rating: 250 kW, startsIn: 60 s, backs: ups-(1..2) }',
    'power.ups': 'ups-(1..2): { from: msb-(1..2), rating: 100 kW, energy: 2 kWh, efficiency: 0.96 }',
    'power.busways': 'bus-(1..2): { from: ups-(1..2), rating: 250 A }',
  });
  expect(found).toEqual([
    'power/ups-ride-through: ups "ups-1" carries 83.32 kW for 82.96 s but its generators may need 120 s',
  ]);
});
