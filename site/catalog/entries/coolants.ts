import { celsius } from '../../units/index.ts';
import { airedaleDeltaChill } from '../building-citations.ts';
import type { Coolant } from '../kinds/hall.ts';

/** Water, and water with propylene glycol by weight, at 20 °C. */
export const coolants = [
  coolant('generic/water', 0.9982, 4.18, 0),
  coolant('generic/propylene-glycol-20', 1.019, 3.97, -7.1),
  coolant('generic/propylene-glycol-25', 1.0237, 3.91, -9.6),
  coolant('generic/propylene-glycol-30', 1.0284, 3.85, -12.7),
  coolant('generic/propylene-glycol-35', 1.0323, 3.78, -16.4),
  coolant('generic/propylene-glycol-40', 1.0362, 3.7, -21.1),
] satisfies readonly Coolant[];

function coolant(id: string, density: number, specificHeat: number, freezesAt: number): Coolant {
  return {
    id,
    density,
    specificHeat,
    freezesAt: celsius(freezesAt),
    confidence: 'primary',
    citations: [airedaleDeltaChill],
  };
}
