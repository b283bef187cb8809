import { describe, expect, test } from 'vitest';
import { builtinCatalog } from '../../../site/catalog/index.ts';
import {
  billion,
  bytesOutlived,
  checkpointSize,
  d,
  dalyInterval,
  goodput,
  h,
  longestCheckpoint,
  meanTimeToInterrupt,
  min,
  poissonConfidence,
  poissonShortfall,
  poissonSpares,
  s,
  TB,
  youngInterval,
} from '../../../site/units/index.ts';

// https://arxiv.org/abs/2407.21783, section 3.3.4
describe('the training of Llama 3: 419 interruptions in 54 days on 16,384 GPUs', () => {
  const mtti = d(54).times(1 / 419);

  test('was interrupted every 3.09 h, which is 50,700 h for one GPU', () => {
    expect(mtti.in(h)).toBeCloseTo(3.09, 2);
    expect(Math.round(mtti.times(16_384).in(h) / 100)).toBe(507);
  });

  test('comes to 3.8 for each 1,000 node-days, as the catalog has it', () => {
    const rate = builtinCatalog.failureRate('meta/llama-3-h100');
    expect(rate?.perThousandNodeDays).toBeCloseTo(419 / (54 * 2.048), 3);
    expect(meanTimeToInterrupt(d(1000 / (rate?.perThousandNodeDays ?? 0)), 2048).in(h)).toBeCloseTo(3.09, 2);
  });

  test('has 148 faulty GPUs of 419, 35.3 % and not the 30.1 % that is printed', () => {
    expect((148 / 419) * 100).toBeCloseTo(35.3, 1);
  });

  test('reaches 90 % only where a checkpoint costs less than 30 s', () => {
    const longest = longestCheckpoint(0.9, min(5), mtti);
    expect(longest?.in(s)).toBeCloseTo(29.7, 0);
    expect(goodput(s(30), youngInterval(s(30), mtti), min(5), mtti)).toBeCloseTo(0.9, 2);
    expect(goodput(s(60), youngInterval(s(60), mtti), min(5), mtti)).toBeLessThan(0.88);
  });

  test('never reaches 99 % with restarts of five minutes: they alone are more than 1 %', () => {
    expect(longestCheckpoint(0.99, min(5), mtti)).toBeUndefined();
  });
});

// https://arxiv.org/abs/2410.21680
test('the rate of RSC-1, 6.5 for each 1,000 node-days, is one interrupt in 1.8 h at 16,384 GPUs', () => {
  const rate = builtinCatalog.failureRate('meta/rsc-1-a100');
  expect(meanTimeToInterrupt(d(1000 / (rate?.perThousandNodeDays ?? 0)), 2048).in(h)).toBeCloseTo(1.8, 1);
});

test('a checkpoint of 405 billion parameters at 14 bytes is 5.67 TB', () => {
  expect(checkpointSize(billion(405), 14).in(TB)).toBeCloseTo(5.67);
});

describe('the interval between checkpoints', () => {
  // https://doi.org/10.1145/361147.361115
  test("is Young's sqrt(2 C M)", () => {
    expect(youngInterval(s(28), h(8.8)).in(min)).toBeCloseTo(22.2, 1);
  });

  // https://doi.org/10.1016/j.future.2004.11.016
  test("is near Young's less the checkpoint by Daly where checkpoints are short, and never past the interrupt", () => {
    expect(dalyInterval(s(30), h(10)).in(min)).toBeCloseTo(youngInterval(s(30), h(10)).in(min) - 0.5, 0);
    expect(dalyInterval(h(30), h(10)).in(h)).toBe(10);
  });
});

// The figures of https://doi.org/10.1016/j.future.2004.11.016: checkpoints of 5 min, interrupts as named.
test.each([
  ['24 h', h(24), 117],
  ['6 h', h(6), 57],
  ['15 min', min(15), 9.1],
])('Daly finds the best interval for an interrupt every %s, where Young is up to a third off', (_, mtti, best) => {
  expect(
    Number(
      dalyInterval(min(5), mtti)
        .in(min)
        .toPrecision(best > 100 ? 3 : 2),
    ),
  ).toBe(best);
  const off = youngInterval(min(5), mtti).per(dalyInterval(min(5), mtti)) - 1;
  expect(off).toBeGreaterThan(0);
  expect(off).toBeLessThan(0.35);
});

// https://herosys.com.tw/questions/73-zh.html
test('a drive of 1.92 TB and one write a day outlives 3,504 TB in five years', () => {
  expect(bytesOutlived(TB(1.92), 1, d(5 * 365)).in(TB)).toBeCloseTo(3504);
});

describe('spares by Poisson, at the rate of Llama 3, three days of repair and 95 %', () => {
  const rate = (builtinCatalog.failureRate('meta/llama-3-h100')?.perThousandNodeDays ?? 0) / 1000;
  const expected = (nodes: number) => nodes * rate * 3;

  test.each([
    [32, 2],
    [128, 4],
    [1024, 18],
    [2048, 31],
  ])('%i nodes need %i', (nodes, spares) => {
    expect(poissonSpares(expected(nodes), 0.95)).toBe(spares);
    expect(poissonConfidence(expected(nodes), spares)).toBeGreaterThanOrEqual(0.95);
    expect(poissonConfidence(expected(nodes), spares - 1)).toBeLessThan(0.95);
  });

  test('leave fewer nodes missing, the more there are, and none hide what is out', () => {
    expect(poissonShortfall(2.9, 0)).toBeCloseTo(2.9);
    const missing = [0, 1, 2, 3, 6, 12].map((spares) => poissonShortfall(2.9, spares));
    expect(missing).toEqual(missing.toSorted((a, b) => b - a));
    // By hand: P(0) to P(2) of mean 1 are 0.3679, 0.3679 and 0.1839, so two spares leave 1 - 2 + 2 x 0.3679 + 0.3679.
    expect(poissonShortfall(1, 2)).toBeCloseTo(1 - 2 + 2 * 0.36788 + 0.36788, 4);
    expect(poissonShortfall(2.9, 40)).toBeLessThan(1e-9);
  });

  test('none are needed where nothing fails', () => {
    expect(poissonSpares(0, 0.99)).toBe(0);
  });

  test('are found for a hundred thousand failures at once', () => {
    const spares = poissonSpares(100_000, 0.95);
    expect(spares).toBeGreaterThan(100_500);
    expect(spares).toBeLessThan(100_550);
  });
});
