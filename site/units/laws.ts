import type {
  ApparentPower,
  Bandwidth,
  Current,
  Duration,
  Energy,
  Length,
  Mass,
  Power,
  Pressure,
  Ramp,
  Storage,
  Throughput,
  Voltage,
} from './units.ts';
import { A, GB, GBps, Gbps, kg, kPa, kVA, kW, MW, MWps, m, s, VA, W, Wh } from './units.ts';

/** The phases of a balanced three-phase system add up as the square root of three. */
const SQRT3 = Math.sqrt(3);

const BITS_PER_BYTE = 8;

/** Standard gravity in m/s2 (ISO 80000-3). */
const GRAVITY = 9.80665;

/** S = P / pf. */
export function apparentPower(power: Power, powerFactor: number): ApparentPower {
  return kVA(power.in(kW) / powerFactor);
}

/** P = S x pf. */
export function realPower(apparent: ApparentPower, powerFactor: number): Power {
  return kW(apparent.in(kVA) * powerFactor);
}

/** S = sqrt(3) x V_LL x I. */
export function threePhaseApparentPower(current: Current, lineVoltage: Voltage): ApparentPower {
  return VA(SQRT3 * Number(lineVoltage) * current.in(A)).as(kVA);
}

/** I = P / (sqrt(3) x V_LL x pf). */
export function threePhaseCurrent(power: Power, lineVoltage: Voltage, powerFactor: number): Current {
  return A(power.in(W) / (SQRT3 * Number(lineVoltage) * powerFactor));
}

/** S = V x I: one phase, between a line and the neutral or between two lines. */
export function singlePhaseApparentPower(current: Current, voltage: Voltage): ApparentPower {
  return VA(Number(voltage) * current.in(A)).as(kVA);
}

/** I = P / (V x pf) of one phase. */
export function singlePhaseCurrent(power: Power, voltage: Voltage, powerFactor: number): Current {
  return A(power.in(W) / (Number(voltage) * powerFactor));
}

/** What stands between one line and the neutral of a three-phase system: V_LL / sqrt(3). */
export function lineToNeutral(lineVoltage: Voltage): Voltage {
  return lineVoltage.times(1 / SQRT3);
}

/** How long a store of energy carries a load: t = E x efficiency / P. */
export function rideThrough(energy: Energy, load: Power, efficiency: number): Duration {
  return s((energy.in(Wh) * 3600 * efficiency) / load.in(W));
}

/** How fast a power changes that goes from one value to another in a time. */
export function rampOf(change: Power, time: Duration): Ramp {
  return MWps(change.in(MW) / time.in(s));
}

/**
 * Part of a steady change that a store leaves which gives the same back a delay later: until it answers, the change runs
 * ahead of it, and one that is over by then is left whole.
 */
export function leftOfChange(delay: Duration, transition: Duration): number {
  return Math.min(1, delay.in(s) / transition.in(s));
}

/**
 * Part of a swing at a frequency that such a store leaves: sin(wt) - sin(w(t - delay)) has 2 sin(pi f delay) of its
 * amplitude. From a sixth of a period on it takes nothing away, and a delay of a whole period is luck and no help.
 */
export function leftOfSwing(delay: Duration, hertz: number): number {
  const periods = hertz * delay.in(s);
  return periods < 1 / 6 ? 2 * Math.sin(Math.PI * periods) : 1;
}

/**
 * The largest amplitude that a power has within a band of frequencies when it goes to and fro between two values as a
 * square wave: its odd harmonics n have 2 / (pi n) of what lies between the two (Fourier series), and of each is left what
 * a store leaves at its frequency.
 */
export function amplitudeInBand(
  change: Power,
  period: Duration,
  band: { readonly fromHz: number; readonly toHz: number },
  left: (hertz: number) => number = () => 1,
): Power {
  const hertz = 1 / period.in(s);
  // The first odd harmonic at or above the band's lower end.
  const lowest = Math.max(1, Math.ceil(band.fromHz / hertz - 1e-9));
  let most = 0;
  for (let n = lowest % 2 === 1 ? lowest : lowest + 1; n * hertz <= band.toHz && 2 / (Math.PI * n) > most; n += 2)
    most = Math.max(most, (2 / (Math.PI * n)) * left(n * hertz));
  return change.times(most);
}

/** Eight bits make a byte: 400 Gb/s of link carry at most 50 GB/s of data. */
export function linkThroughput(bandwidth: Bandwidth): Throughput {
  return GBps(bandwidth.in(Gbps) / BITS_PER_BYTE);
}

/** What has to be written each second for an amount to be down in time. */
export function throughputFor(amount: Storage, time: Duration): Throughput {
  return GBps(amount.in(GB) / time.in(s));
}

/** How long an amount takes to be down at a throughput. */
export function writeTime(amount: Storage, throughput: Throughput): Duration {
  return s(amount.in(GB) / throughput.in(GBps));
}

/** What a mass lays on the floor under it: p = m x g / area. */
export function floorPressure(mass: Mass, width: Length, depth: Length): Pressure {
  return kPa((mass.in(kg) * GRAVITY) / (width.in(m) * depth.in(m)) / 1e3);
}
