import type { Citation } from '../diagnostics/index.ts';
import { READ } from './citations.ts';

export const electricalCodeIds = ['nec', 'cec', 'iec'] as const;
export type ElectricalCode = (typeof electricalCodeIds)[number];

/** What an installation code asks of a load that lasts three hours or more, as training does. */
export interface ElectricalCodeFacts {
  readonly id: ElectricalCode;
  readonly title: string;
  /** The part of a breaker's or conductor's rating that such a load may take. */
  readonly continuousShare: number;
  readonly because: string;
  /** When the share may be the whole. */
  readonly exception?: string;
  readonly citations: readonly [Citation, ...Citation[]];
}

export const nec = (article: string): Citation => ({ title: `NFPA 70 (NEC), ${article}`, date: READ });
export const cec = (rule: string): Citation => ({ title: `CSA C22.1 (CEC), rule ${rule}`, date: READ });
export const iec = (part: string): Citation => ({ title: `IEC ${part}`, date: READ });

/**
 * Part of its kVA that a transformer carries for good: practice, whatever the code, whose articles are about breakers and
 * conductors. Less where single-phase switch-mode loads bring harmonics (K-factor).
 */
export const TRANSFORMER_SHARE = 0.8;

export const transformerPractice: Citation = {
  title: 'Liyi, how to size a transformer: never for 100 % of its capacity, divide the load by 0.8 for continuous duty',
  url: 'https://www.liyiep.com/how-do-i-calculate-what-size-transformer-i-need.html',
  date: '2026-11-26',
};

const LISTED = 'an assembly that is listed for 100 % may carry its whole rating';

export const electricalCodes: Readonly<Record<ElectricalCode, ElectricalCodeFacts>> = {
  nec: {
    id: 'nec',
    title: 'NFPA 70 (NEC), United States',
    continuousShare: 0.8,
    because: 'breakers and conductors are sized for 125 % of a load that lasts three hours or more',
    exception: LISTED,
    citations: [nec('210.19(A)'), nec('210.20(A)'), nec('215.2'), nec('215.3')],
  },
  cec: {
    id: 'cec',
    title: 'CSA C22.1 (CEC), Canada',
    continuousShare: 0.8,
    because: 'a continuous load takes at most 80 % of the rating of what protects it',
    exception: LISTED,
    citations: [cec('8-104')],
  },
  iec: {
    id: 'iec',
    title: 'IEC 60364',
    continuousShare: 1,
    because:
      'the design current lies at or below the device rating, and that at or below what the conductor carries; diversity and temperature are factors of the assembly (IEC 61439)',
    citations: [iec('60364-4-43'), iec('61439')],
  },
};
