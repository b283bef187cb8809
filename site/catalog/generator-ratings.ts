import type { Citation } from '../diagnostics/index.ts';
import { READ } from './citations.ts';

export const iso8528Ratings: Citation = {
  title: 'ISO 8528-1, as Cummins explains it (Power topic 6240): ratings for continuous, prime and standby duty',
  url: 'https://www.scribd.com/document/429221841/Penjelasan-Rating-Power-Generator-Set-pdf',
  date: READ,
};
export const iso8528Continuous: Citation = {
  title: 'ISO 8528-1:2018, definitions of COP (constant load, unlimited hours) and PRP (24-hour average of 70 %)',
  url: 'https://www.siwei-power.com/Generator-power-definition-according-to-ISO8528-1-2018-id00278355.html',
  date: READ,
};
export const iso8528Steps: Citation = {
  title:
    'A public specification of sets of class G2 (ISO 8528-5): steps of 0 to 50, 50 to 80 and 80 to 100 %, within 5 s',
  url: 'http://www.mrb78.info/?page_id=1616',
  date: READ,
};

export const generatorDutyIds = ['continuous', 'prime', 'standby'] as const;
export type GeneratorDuty = (typeof generatorDutyIds)[number];

/** Part of a rating that a constant load may take without end (ISO 8528-1); a standby rating is not for that at all. */
export const CONSTANT_LOAD_SHARE: Readonly<Record<Exclude<GeneratorDuty, 'standby'>, number>> = {
  continuous: 1,
  prime: 0.7,
};

export const generatorClassIds = ['G1', 'G2', 'G3', 'G4'] as const;
export type GeneratorClass = (typeof generatorClassIds)[number];

/** A block of load that a set takes while it carries less than a share of its rating. */
export interface LoadStep {
  readonly below: number;
  readonly block: number;
}

const COMMON_STEPS: readonly LoadStep[] = [
  { below: 0.5, block: 0.5 },
  { below: 0.8, block: 0.3 },
  { below: 1, block: 0.2 },
];

/**
 * The blocks that a set of a class takes one after the other, as shares of its rating: 0 to 50, 50 to 80 and 80 to 100 %
 * in a common specification. G1 asks for little and G4 is agreed upon by its buyer: there the maker has to be asked.
 */
export const LOAD_STEPS: Readonly<Partial<Record<GeneratorClass, readonly LoadStep[]>>> = {
  G2: COMMON_STEPS,
  G3: COMMON_STEPS,
};
