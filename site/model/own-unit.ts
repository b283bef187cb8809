import {
  type ApparentPower,
  apparentPower,
  type Current,
  lineToNeutral,
  type Power,
  singlePhaseCurrent,
  threePhaseCurrent,
  type Voltage,
} from '../units/index.ts';
import type { PowerElement } from './power-graph.ts';

/** A load as the nameplate of an element would say it: amperes for a breaker, kVA for a transformer, else kW. */
export function inOwnUnit(element: PowerElement, load: Power): Power | ApparentPower | Current {
  const { rating, powerFactor, lines } = element;
  const voltage = circuitVoltage(element);
  if (rating.dimension === 'apparentPower') return apparentPower(load, powerFactor).like(rating as ApparentPower);
  if (rating.dimension === 'power') return load.like(rating as Power);
  if (voltage === undefined) return load;
  return (lines === undefined ? threePhaseCurrent : singlePhaseCurrent)(load, voltage, powerFactor);
}

/** The voltage of a circuit: between its lines, or between its one line and the neutral. */
export function circuitVoltage({ voltage, lines }: Pick<PowerElement, 'voltage' | 'lines'>): Voltage | undefined {
  return voltage !== undefined && lines?.length === 1 ? lineToNeutral(voltage) : voltage;
}

/** What an element carries for hours, in the unit of its nameplate. */
export function usableInOwnUnit(element: PowerElement): Power | ApparentPower | Current {
  return element.rating.times(element.continuousShare);
}
