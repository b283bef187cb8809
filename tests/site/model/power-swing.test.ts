import { describe, expect, test } from 'vitest';
import { check } from '../../../site/checks/check.ts';
import { exampleSite } from '../../../site/checks/example-site.ts';
import { swingOf } from '../../../site/model/index.ts';
import { amplitudeInBand, kW, leftOfChange, leftOfSwing, MW, MWps, ms, rampOf, s } from '../../../site/units/index.ts';
import { siteOf } from '../checks/read-example.ts';

const band = { fromHz: 0.1, toHz: 20 };

/** Sixty-four H100 that train in step, with the swing of a pool as written and limits of the site as written. */
function training(swing: string, limits = '', mine = ''): string {
  return exampleSite({
    'power.swing': limits,
    mine,
    pools: `train: { server: nvidia/dgx-h100, perRack: 2, racks: hall-1/row-1, use: training, fabric: ib, redundancy: 2N, swing: { ${swing} } }`,
  });
}

const swung = (swing: string, limits = '') => {
  const site = siteOf(training(swing, limits));
  return swingOf(site, site.final);
};

describe('the swing of synchronous training', () => {
  test('is GPUs times what one draws more in compute: 64 H100 by the published 0.45 kW are 28.8 kW', () => {
    const swing = swung('iteration: 2 s, transition: 100 ms');
    expect(swing.range.in(kW)).toBeCloseTo(28.8);
    expect(swing.ramp.in(MWps)).toBeCloseTo(0.288);
  });

  test('loses to filler work, power floors and a battery, one after the other', () => {
    expect(swung('iteration: 2 s, transition: 100 ms, filler: 50 %, floor: 50 %').range.in(kW)).toBeCloseTo(7.2);
    // Twenty of the 28.8 kW are the battery's, and half of the edge is over when it answers.
    const battery = '{ battery: { power: 20 kW, respondsIn: 50 ms } }';
    const swing = swung('iteration: 2 s, transition: 100 ms', battery);
    expect(swing.range.in(kW)).toBeCloseTo(8.8 + 10);
    expect(swing.ramp.in(MWps)).toBeCloseTo(0.188);
  });

  test('loses nothing to a battery that answers too late, and nothing to storage that a DGX does not have', () => {
    // A delay of a whole iteration would meet the next one, by luck.
    for (const respondsIn of ['900 ms', '2 s']) {
      const swing = swung(
        'iteration: 2 s, transition: 100 ms',
        `{ battery: { power: 50 kW, respondsIn: ${respondsIn} } }`,
      );
      expect(swing.range.in(kW)).toBeCloseTo(28.8);
      expect(swing.ramp.in(MWps)).toBeCloseTo(0.288);
      expect(swing.band.in(kW)).toBeCloseTo((28.8 * 2) / Math.PI);
    }
    expect(swung('iteration: 2 s, transition: 100 ms, storage: 30 %').range.in(kW)).toBeCloseTo(28.8);
  });

  test('never loses anything to miners, whose modes settle in seconds to minutes', () => {
    const limits = '{ range: 20 kW }';
    const mine = 'asics:\n  s19: { model: bitmain/s19-xp, count: 9, feeds: bus-1, fate: sheddable }';
    const said = (text: string) =>
      check(siteOf(text))
        .filter(({ code }) => code === 'power/swing-beyond-limit')
        .map(({ message }) => message);
    const without = said(training('iteration: 2 s, transition: 100 ms', limits));
    expect(without).toEqual(['training swings by 28.8 kW (64 GPUs of "train" by 450 W) and may by 20 kW']);
    expect(said(training('iteration: 2 s, transition: 100 ms', limits, mine))).toEqual(without);
  });
});

describe('amplitude within 0.1 to 20 Hz', () => {
  test.each([
    ['an iteration of 2 s has its first harmonic there: 2 / pi of the swing', s(2), 0.6366],
    ['one of 30 s reaches in with its third, a third of that', s(30), 0.2122],
    ['one of 10 s has its first harmonic at the very edge', s(10), 0.6366],
    ['one of 25 ms lies above it', ms(25), 0],
  ])('%s', (_, period, share) => {
    expect(amplitudeInBand(MW(1), period, band).in(MW)).toBeCloseTo(share, 3);
  });
});

describe('a battery that answers with a delay', () => {
  test.each([
    ['leaves 2 sin(pi f delay) of a swing: 31 % at half a hertz and 100 ms', ms(100), 0.5, 0.3129],
    ['leaves all of it from a sixth of the period on', ms(334), 0.5, 1],
    ['is no help by the luck of a whole period', s(2), 0.5, 1],
  ])('%s', (_, delay, hertz, left) => {
    expect(leftOfSwing(delay, hertz)).toBeCloseTo(left, 4);
  });

  test('leaves of an edge what has happened by then', () => {
    expect(leftOfChange(ms(25), ms(100))).toBeCloseTo(0.25);
    expect(leftOfChange(ms(900), ms(100))).toBe(1);
  });

  test('leaves higher harmonics to be the largest, where it takes the first away', () => {
    const left = amplitudeInBand(MW(1), s(2), band, (hertz) => leftOfSwing(ms(20), hertz));
    // 4 f delay for each of the low ones: 4 x 0.5 x 0.02.
    expect(left.in(MW)).toBeCloseTo(0.04, 3);
  });
});

test('a ramp is a change over a time', () => {
  expect(rampOf(MW(5), ms(500)).in(MWps)).toBeCloseTo(10);
});
