import { describe, expect, it } from 'vitest';
import {
  A,
  apparentPower,
  Gbps,
  kVA,
  kW,
  kWh,
  linkThroughput,
  MW,
  percent,
  realPower,
  rideThrough,
  threePhaseApparentPower,
  threePhaseCurrent,
  V,
} from '../../../site/units/index.ts';

describe('the laws between units', () => {
  it('give the busway tap of a rack: 415 V and 60 A are 43.1 kVA, of which 34.5 kVA are continuous', () => {
    const tap = threePhaseApparentPower(A(60), V(415));
    expect(tap.in(kVA)).toBeCloseTo(43.13, 2);
    expect(tap.times(percent(80).in(percent) / 100).in(kVA)).toBeCloseTo(34.5, 1);
    expect(`${tap}`).toBe('43.13 kVA');
  });

  it('carry power to current and back', () => {
    const current = threePhaseCurrent(kW(1136), V(415), 1);
    expect(current.in(A)).toBeCloseTo(1580.4, 1);
    expect(realPower(threePhaseApparentPower(current, V(415)), 1).in(kW)).toBeCloseTo(1136, 6);
  });

  it('divide by the power factor on the way to kVA, and multiply on the way back', () => {
    expect(apparentPower(kW(970), 0.97).in(kVA)).toBeCloseTo(1000, 9);
    expect(realPower(kVA(1000), 0.97).in(kW)).toBeCloseTo(970, 9);
  });

  it('tell how long a battery carries a load', () => {
    expect(`${rideThrough(kWh(125), MW(1.5), 0.97)}`).toBe('291 s');
  });

  it('make 50 GB/s of a link of 400 Gb/s', () => {
    expect(`${linkThroughput(Gbps(400))}`).toBe('50 GB/s');
  });
});
