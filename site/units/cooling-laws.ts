import type { Flow, Length, Power, Temperature, TemperatureDifference, WaterUse } from './units.ts';
import { celsius, K, kW, litresPerKwh, litresPerMinute, m, m3h, W } from './units.ts';

/**
 * Air at 20 °C and sea level: 1.2 kg/m3 of 1,006 J/kgK. It is what the trade's rule stands for: 3.16 CFM for each watt
 * and degree Fahrenheit, about 3.0 m3/h for each watt and kelvin.
 */
const AIR_HEAT_CAPACITY = 1.2 * 1006;

/** The standard atmosphere (ISO 2533): p = p0 x (1 - 2.25577e-5 x h)^5.25588. */
const LAPSE = 2.25577e-5;
const EXPONENT = 5.25588;

/** Air of one room temperature is as much thinner as the pressure is lower: 0.83 of sea level at 1,500 m. */
export function airDensityRatio(altitude: Length): number {
  return (1 - LAPSE * altitude.in(m)) ** EXPONENT;
}

/** Air that carries a heat away at a rise: V = Q / (rho x cp x dT). Thin air takes more of it. */
export function airFlowFor(heat: Power, rise: TemperatureDifference, altitude: Length): Flow {
  const m3PerSecond = heat.in(W) / (AIR_HEAT_CAPACITY * airDensityRatio(altitude) * rise.in(K));
  return m3h(m3PerSecond * 3600);
}

/** A liquid, as far as heat is concerned. */
export interface Fluid {
  /** kg in a litre. */
  readonly density: number;
  /** kJ/kgK. */
  readonly specificHeat: number;
}

/** Liquid that carries a heat away at a rise: V = Q / (rho x cp x dT). */
export function liquidFlowFor(heat: Power, rise: TemperatureDifference, fluid: Fluid): Flow {
  return litresPerMinute((heat.in(kW) * 60) / (fluid.density * fluid.specificHeat * rise.in(K)));
}

/** Water that goes with a heat that is rejected by evaporation. */
export function waterFor(heat: Power, use: WaterUse): Flow {
  return m3h((heat.in(kW) * use.in(litresPerKwh)) / 1e3);
}

export function warmer(temperature: Temperature, by: TemperatureDifference): Temperature {
  return celsius(temperature.in(celsius) + by.in(K));
}

export function cooler(temperature: Temperature, by: TemperatureDifference): Temperature {
  return celsius(temperature.in(celsius) - by.in(K));
}

/** How much warmer one temperature is than another. */
export function above(temperature: Temperature, other: Temperature): TemperatureDifference {
  return K(temperature.in(celsius) - other.in(celsius));
}

/**
 * What a dry heat exchanger rejects at another ambient: with the same flows it goes with the difference between the
 * water that enters and the air that enters, and with the mass of air that its fans move.
 */
export function dryCapacityAt(
  rated: Power,
  entering: Temperature,
  ambient: { readonly rated: Temperature; readonly design: Temperature },
  altitude: Length,
): Power {
  const difference = entering.in(celsius) - ambient.design.in(celsius);
  const ratedDifference = entering.in(celsius) - ambient.rated.in(celsius);
  if (difference <= 0 || ratedDifference <= 0) return rated.times(0);
  return rated.times((difference / ratedDifference) * Math.min(1, airDensityRatio(altitude)));
}
