import { describe, expect, test } from 'vitest';
import { builtinCatalog } from '../../../site/catalog/index.ts';
import {
  above,
  airDensityRatio,
  airFlowFor,
  CFM,
  celsius,
  dryCapacityAt,
  gpm,
  K,
  kW,
  liquidFlowFor,
  litresPerKwh,
  litresPerMinute,
  litresPerSecond,
  MW,
  m,
  m3d,
  m3h,
  W,
  waterFor,
} from '../../../site/units/index.ts';

const sea = m(0);
const fahrenheit = (difference: number) => K(difference / 1.8);

function coolant(id: string) {
  const found = builtinCatalog.coolant(id);
  if (found === undefined) throw new Error(`no coolant ${id}`);
  return found;
}

describe('air', () => {
  // The trade's rule, as in https://www.ashrae.org/technical-resources/bookstore/datacom-series
  test('takes 3.16 CFM for each watt and degree Fahrenheit at sea level', () => {
    expect(airFlowFor(W(1000), fahrenheit(20), sea).in(CFM)).toBeCloseTo((3.16 * 1000) / 20, 0);
  });

  test('takes about 3.0 m3/h for each watt and kelvin', () => {
    expect(airFlowFor(W(1000), K(1), sea).in(m3h)).toBeCloseTo(2982, 0);
  });

  // ISO 2533: https://www.iso.org/standard/7472.html
  test('takes 1.2 times the flow at 1,500 m', () => {
    expect(1 / airDensityRatio(m(1500))).toBeCloseTo(1.2, 2);
    expect(airFlowFor(kW(10), K(12), m(1500)).per(airFlowFor(kW(10), K(12), sea))).toBeCloseTo(1.2, 2);
  });

  // https://docs.nvidia.com/dgx/dgxh100-user-guide/introduction-to-dgxh100.html
  test('warms by 16 K in a DGX H100, which moves 1,105 CFM for 10.2 kW', () => {
    const server = builtinCatalog.server('nvidia/dgx-h100');
    const needed = airFlowFor(kW(10.2), K(16.2), sea);
    expect(server?.airflow?.per(needed)).toBeCloseTo(1, 1);
  });
});

describe('liquid', () => {
  // 115 kW of an NVL72 rack at 10 K: 165 L/min of water and 173 of PG25, as the trade prints it with a rounded fluid.
  test('takes 165 L/min of water, and 172 of PG25, for 115 kW at 10 K', () => {
    expect(liquidFlowFor(kW(115), K(10), coolant('generic/water')).in(litresPerMinute)).toBeCloseTo(165.4, 1);
    expect(liquidFlowFor(kW(115), K(10), coolant('generic/propylene-glycol-25')).in(litresPerMinute)).toBeCloseTo(
      172.4,
      1,
    );
    const rounded = liquidFlowFor(kW(115), K(10), { density: 1.02, specificHeat: 3.9 });
    expect(Math.round(rounded.in(litresPerMinute))).toBe(173);
  });

  // https://prophetstor.medium.com/why-variable-speed-control-matters-for-esg-in-gpu-rack-cooling-bc7b35c1ddd2
  test('takes 1.5 L/min for each kW at 10 K, and 1.2 at 12.5 K', () => {
    const pg25 = coolant('generic/propylene-glycol-25');
    expect(liquidFlowFor(kW(1), K(10), pg25).in(litresPerMinute)).toBeCloseTo(1.5, 1);
    expect(liquidFlowFor(kW(1), K(12.5), pg25).in(litresPerMinute)).toBeCloseTo(1.2, 1);
  });

  // https://www.easymanua.ls/airedale/deltachill/manual?p=53 prints flow factors the other way round: heat at one flow.
  test('takes more of the thicker glycols', () => {
    const flows = ['generic/water', 'generic/propylene-glycol-20', 'generic/propylene-glycol-30'].map((id) =>
      Number(liquidFlowFor(kW(100), K(10), coolant(id))),
    );
    expect(flows).toEqual(flows.toSorted((a, b) => a - b));
  });
});

describe('a dry cooler', () => {
  const ambient = (design: number) => ({ rated: celsius(35), design: celsius(design) });

  test('rejects what it is rated for at its own ambient', () => {
    expect(dryCapacityAt(MW(1), celsius(48), ambient(35), sea).in(MW)).toBeCloseTo(1);
  });

  test('loses four of thirteen parts at 39 °C where it is rated at 35 and water comes at 48', () => {
    expect(dryCapacityAt(MW(1), celsius(48), ambient(39), sea).in(MW)).toBeCloseTo(9 / 13);
  });

  test('rejects nothing into air as warm as its water', () => {
    expect(Number(dryCapacityAt(MW(1), celsius(38), ambient(40), sea))).toBe(0);
  });

  test('loses a sixth at 1,500 m', () => {
    expect(dryCapacityAt(MW(1), celsius(48), ambient(35), m(1500)).in(MW)).toBeCloseTo(0.834, 2);
  });
});

test('a tower of 1.8 L for each kWh takes 1.8 m3/h for each megawatt', () => {
  expect(waterFor(MW(1), litresPerKwh(1.8)).in(m3h)).toBeCloseTo(1.8);
  expect(waterFor(MW(10), litresPerKwh(1.8)).in(m3d)).toBeCloseTo(432);
});

test('the units of flow are each other', () => {
  expect(m3h(1).in(litresPerMinute)).toBeCloseTo(16.667, 2);
  expect(m3h(3.6).in(litresPerSecond)).toBeCloseTo(1);
  expect(CFM(1).in(m3h)).toBeCloseTo(1.699, 3);
  expect(gpm(1).in(litresPerMinute)).toBeCloseTo(3.785, 3);
  expect(above(celsius(45), celsius(40)).in(K)).toBe(5);
});
