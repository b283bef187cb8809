import type { Duration, ModelSize, Storage } from './units.ts';
import { d, GB, h, million } from './units.ts';

/** A checkpoint holds its bytes for each parameter: weights and what the optimiser keeps. */
export function checkpointSize(parameters: ModelSize, bytesPerParameter: number): Storage {
  return GB((parameters.in(million) * 1e6 * bytesPerParameter) / 1e9);
}

/** Parts that fail independently interrupt a job that needs all of them as often as they are many. */
export function meanTimeToInterrupt(betweenFailuresOfOne: Duration, parts: number): Duration {
  return betweenFailuresOfOne.times(1 / parts).as(h);
}

/** Young's checkpoint interval, sqrt(2 C M): https://doi.org/10.1145/361147.361115 */
export function youngInterval(cost: Duration, interrupt: Duration): Duration {
  return h(Math.sqrt(2 * cost.in(h) * interrupt.in(h))).like(cost);
}

/**
 * Daly's interval, which holds where a checkpoint is not short against the time between interrupts:
 * https://doi.org/10.1016/j.future.2004.11.016
 */
export function dalyInterval(cost: Duration, interrupt: Duration): Duration {
  const [c, mtti] = [cost.in(h), interrupt.in(h)];
  if (c >= 2 * mtti) return interrupt.like(cost);
  const x = c / (2 * mtti);
  return h(Math.sqrt(2 * c * mtti) * (1 + Math.sqrt(x) / 3 + x / 9) - c).like(cost);
}

/** The share of time that advances a job: what is not checkpoints, lost work and restarts. Less than nothing is nothing. */
export function goodput(cost: Duration, interval: Duration, restart: Duration, interrupt: Duration): number {
  const lost = cost.per(interval) + (interval.in(h) / 2 + restart.in(h)) / interrupt.in(h);
  return Math.max(0, 1 - lost);
}

/** The longest checkpoint with which a goodput can be had at Young's interval; absent where restarts alone forbid it. */
export function longestCheckpoint(wanted: number, restart: Duration, interrupt: Duration): Duration | undefined {
  const left = 1 - wanted - restart.per(interrupt);
  return left <= 0 ? undefined : interrupt.times(left ** 2 / 2);
}

/** The fewest spares that parts out of work exceed with less than the rest of a confidence: the quantile of Poisson. */
export function poissonSpares(expected: number, confidence: number): number {
  const most = Math.ceil(expected + 20 * Math.sqrt(expected) + 20);
  let spares = 0;
  for (const total of poissonTotals(expected, most)) {
    if (total >= confidence) return spares;
    spares += 1;
  }
  return most;
}

/** How sure it is that no more than so many are out of work at once. */
export function poissonConfidence(expected: number, spares: number): number {
  let sure = 0;
  for (const total of poissonTotals(expected, spares)) sure = total;
  return sure;
}

/** How many of those out of work no spare stands in for, on average over time: E[max(0, X - spares)]. */
export function poissonShortfall(expected: number, spares: number): number {
  // E[max(0, X - s)] = E[X] - s + E[max(0, s - X)], and the last is the sum of P(X <= k) for all k below s.
  let idle = 0;
  if (spares > 0) for (const total of poissonTotals(expected, spares - 1)) idle += total;
  return Math.max(0, expected - spares + idle);
}

/** What a drive outlives: its capacity so often a day, for as long as its maker stands in for it. */
export function bytesOutlived(capacity: Storage, writesPerDay: number, warranty: Duration): Storage {
  return capacity.times(writesPerDay * warranty.in(d));
}

/** P(X <= 0), P(X <= 1) and so on; in logarithms, since e^-1000 is nothing to a computer. */
function* poissonTotals(expected: number, most: number): Iterable<number> {
  let logarithm = -expected;
  let total = Math.exp(logarithm);
  yield total;
  for (let k = 1; k <= most; k++) {
    logarithm += Math.log(expected / k);
    total = Math.min(1, total + Math.exp(logarithm));
    yield total;
  }
}
