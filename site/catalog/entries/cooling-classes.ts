import { celsius, m } from '../../units/index.ts';
import { azureStackEdge } from '../building-citations.ts';
import { ashrae } from '../citations.ts';
import type { AirClass, WaterClass } from '../kinds/hall.ts';

const recommended = { from: celsius(18), to: celsius(27) };

/** What air may enter servers, by the classes of ASHRAE. */
export const airClasses = [
  airClass('ashrae/a1', 15, 32, 300),
  airClass('ashrae/a2', 10, 35, 300),
  airClass('ashrae/a3', 5, 40, 175),
  airClass('ashrae/a4', 5, 45, 125),
  {
    id: 'ashrae/h1',
    recommended: { from: celsius(18), to: celsius(22) },
    allowable: { from: celsius(5), to: celsius(25) },
    note: 'For dense servers whose fans and heat sinks leave no room for warmer air.',
    confidence: 'recall',
    citations: [ashrae],
  },
] satisfies readonly AirClass[];

function airClass(id: string, from: number, to: number, metresPerKelvin: number): AirClass {
  return {
    id,
    recommended,
    allowable: { from: celsius(from), to: celsius(to) },
    derating: { above: m(900), perKelvin: m(metresPerKelvin) },
    confidence: 'secondary',
    confidenceOf: { derating: 'recall' },
    citations: [ashrae, azureStackEdge],
  };
}

/** Facility water (W) and loops behind the CDU (S), by the classes of ASHRAE: the number is the warmest supply. */
export const waterClasses = [
  waterClass('facility', 'w17', 17),
  waterClass('facility', 'w27', 27),
  waterClass('facility', 'w32', 32),
  waterClass('facility', 'w40', 40),
  waterClass('facility', 'w45', 45),
  { ...waterClass('facility', 'w-plus'), note: 'Warmer than 45 °C, without an end.' },
  waterClass('loop', 's30', 30),
  waterClass('loop', 's40', 40),
  waterClass('loop', 's50', 50),
] satisfies readonly WaterClass[];

function waterClass(circuit: WaterClass['circuit'], name: string, to?: number): WaterClass {
  return {
    id: `ashrae/${name}`,
    circuit,
    ...(to === undefined ? {} : { maxSupply: celsius(to) }),
    confidence: 'secondary',
    citations: [ashrae],
  };
}
