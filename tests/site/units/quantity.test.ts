import { describe, expect, it } from 'vitest';
import { A, GBps, Gbps, kVA, kW, larger, MW, type Power, sum, TB, V, W } from '../../../site/units/index.ts';

describe('a quantity', () => {
  it('adds, subtracts, scales and compares within its dimension', () => {
    const draw: Power = sum(kW(0), [kW(10.2), W(800)]);
    expect(draw.in(kW)).toBe(11);
    expect(draw.minus(kW(1)).in(W)).toBe(10_000);
    expect(draw.times(2).in(kW)).toBe(22);
    expect(draw.per(MW(1))).toBe(0.011);
    expect(draw < kW(11.1)).toBe(true);
    expect(larger(draw, W(11_001)).in(W)).toBe(11_001);
  });

  it.each([
    [kW(1200), '1,200 kW'],
    [kW(1200).as(MW), '1.2 MW'],
    [W(81_600).like(kW(1)), '81.6 kW'],
    [kW(0.1).plus(kW(0.2)), '0.3 kW'],
    [kVA(43.1281), '43.13 kVA'],
    [kW(0), '0 kW'],
    [TB(-3), '-3 TB'],
  ])('prints %s', (quantity, printed) => {
    expect(`${quantity}`).toBe(printed);
  });

  it('is a value and a unit in JSON', () => {
    expect(JSON.stringify({ load: MW(14.4) })).toBe('{"load":{"value":14.4,"unit":"MW"}}');
  });
});

/** Never called: the compiler reads it, and fails where one of these lines becomes legal. */
const doesNotCompile = (draw: Power): unknown[] => [
  // @ts-expect-error power is not current
  draw > A(63),
  // @ts-expect-error real power is not apparent power
  draw > kVA(1500),
  // @ts-expect-error 40 what?
  draw > 40,
  // @ts-expect-error a sum is draw.plus(kW(3))
  draw + kW(3),
  // @ts-expect-error a current is not added to a power
  draw.plus(A(3)),
  // @ts-expect-error a power is not read in volts
  draw.in(V),
  // @ts-expect-error bits of a link are not bytes of a store
  Gbps(400).in(GBps),
  // @ts-expect-error a share of a power is taken of a power
  draw.per(kVA(1)),
];

it('does not mix dimensions: the compiler refuses', () => {
  expect(doesNotCompile).toBeTypeOf('function');
});

describe('advice', () => {
  it('is rounded so that whoever follows it is not refused again', () => {
    expect(String(A(4073.2).roundedUp())).toBe('4,074 A');
    expect(String(MW(2.16949).roundedDown())).toBe('2.169 MW');
    expect(String(kW(80).roundedUp())).toBe('80 kW');
    expect(String(kW(0.1 + 0.2).roundedUp())).toBe('0.3 kW');
    expect(String(kW(0).roundedUp())).toBe('0 kW');
  });
});
