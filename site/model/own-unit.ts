import { type ApparentPower, apparentPower, type Current, type Power, threePhaseCurrent } from '../units/index.ts';
import type { PowerElement } from './power-graph.ts';

/** A load as the nameplate of an element would say it: amperes for a breaker, kVA for a transformer, else kW. */
export function inOwnUnit(element: PowerElement, load: Power): Power | ApparentPower | Current {
  const { rating, voltage, powerFactor } = element;
  if (rating.dimension === 'apparentPower') return apparentPower(load, powerFactor).like(rating as ApparentPower);
  if (rating.dimension === 'power') return load.like(rating as Power);
  return voltage === undefined ? load : threePhaseCurrent(load, voltage, powerFactor);
}

/** What an element carries for hours, in the unit of its nameplate. */
export function usableInOwnUnit(element: PowerElement): Power | ApparentPower | Current {
  return element.rating.times(element.continuousShare);
}
