import { closest } from 'fastest-levenshtein';
import type { Dimension, Quantity } from './quantity.ts';
import { unitsBySymbol } from './units.ts';

/** What an author is shown when a quantity of this dimension was not understood. */
export const exampleOf: Readonly<Record<Dimension, string>> = {
  power: '100 kW',
  apparentPower: '2.5 MVA',
  energy: '125 kWh',
  voltage: '415 V',
  current: '2500 A',
  bandwidth: '400 Gb/s',
  throughput: '200 GB/s',
  storage: '8 PB',
  length: '45 m',
  mass: '1360 kg',
  pressure: '17 kPa',
  temperature: '40 °C',
  temperatureDifference: '10 K',
  flow: '1500 L/min',
  waterUse: '1.8 L/kWh',
  modelSize: '405 billion',
  duration: '10 min',
  ramp: '5 MW/s',
  share: '99.9 %',
  rackUnits: '48 U',
};

/** Why a text is not a quantity of the dimension that was asked for, in the author's words. */
export interface NotAQuantity {
  readonly problem: string;
  readonly help: string;
}

/** Digits may be grouped by commas, as in `5,300 kg`; no exponent, because CDKTF marks its number tokens by one. */
const QUANTITY = /^([+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)\s*([^\s\d.,].*)?$/;

/** Reads `1.2 MW` as a power. */
export function parseQuantity<D extends Dimension>(
  text: string,
  dimension: D,
  example = exampleOf[dimension],
): Quantity<D> | NotAQuantity {
  const parts = QUANTITY.exec(text.trim());
  if (parts === null)
    return { problem: `"${text}" is not a quantity`, help: `write a number and a unit, as in "${example}"` };
  const [, digits = '', symbol] = parts;
  if (symbol === undefined) return { problem: `"${text}" needs a unit`, help: `write it as in "${example}"` };
  const unit = unitsBySymbol.get(symbol);
  if (unit === undefined) {
    const known = [...unitsBySymbol.values()].filter((u) => u.dimension === dimension).map((u) => u.symbol);
    return {
      problem: `"${symbol}" is not a unit that Afterhash knows`,
      help: `did you mean "${closest(symbol, known)}"? units here: ${known.join(', ')}`,
    };
  }
  if (unit.dimension !== dimension) {
    return {
      problem: `"${text}" is ${nameOf[unit.dimension]}, but ${nameOf[dimension]} belongs here`,
      help: `write it as in "${example}"`,
    };
  }
  return unit(Number(digits.replaceAll(',', ''))) as unknown as Quantity<D>;
}

const nameOf: Readonly<Record<Dimension, string>> = {
  power: 'a power (kW)',
  apparentPower: 'an apparent power (kVA)',
  energy: 'an energy (kWh)',
  voltage: 'a voltage (V)',
  current: 'a current (A)',
  bandwidth: "a link's bandwidth (Gb/s, bits)",
  throughput: 'a throughput (GB/s, bytes)',
  storage: 'a storage size (TB)',
  length: 'a length (m)',
  mass: 'a mass (kg)',
  pressure: 'a pressure (kPa)',
  temperature: 'a temperature (°C)',
  temperatureDifference: 'a difference of temperatures (K)',
  flow: 'a flow (m3/h, L/min)',
  waterUse: 'a water use (L/kWh)',
  modelSize: 'a number of parameters (billion)',
  duration: 'a duration (s)',
  ramp: 'a ramp (MW/s)',
  share: 'a share (%)',
  rackUnits: 'a height in rack units (U)',
};
