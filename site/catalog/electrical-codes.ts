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
  /** What is usual for transformers under this code: practice, not law. */
  readonly transformer: string;
  readonly citations: readonly [Citation, ...Citation[]];
}

export const nec = (article: string): Citation => ({ title: `NFPA 70 (NEC), ${article}`, date: READ });
export const cec = (rule: string): Citation => ({ title: `CSA C22.1 (CEC), rule ${rule}`, date: READ });
export const iec = (part: string): Citation => ({ title: `IEC ${part}`, date: READ });

/** Practice, whatever the code. */
const TRANSFORMER =
  'usually loaded to 80 % of its kVA for good, and less where single-phase switch-mode loads bring harmonics (K-factor)';

const LISTED = 'an assembly that is listed for 100 % may carry its whole rating';

export const electricalCodes: Readonly<Record<ElectricalCode, ElectricalCodeFacts>> = {
  nec: {
    id: 'nec',
    title: 'NFPA 70 (NEC), United States',
    continuousShare: 0.8,
    because: 'breakers and conductors are sized for 125 % of a load that lasts three hours or more',
    exception: LISTED,
    transformer: TRANSFORMER,
    citations: [nec('210.19(A)'), nec('210.20(A)'), nec('215.2'), nec('215.3')],
  },
  cec: {
    id: 'cec',
    title: 'CSA C22.1 (CEC), Canada',
    continuousShare: 0.8,
    because: 'a continuous load takes at most 80 % of the rating of what protects it',
    exception: LISTED,
    transformer: TRANSFORMER,
    citations: [cec('8-104')],
  },
  iec: {
    id: 'iec',
    title: 'IEC 60364',
    continuousShare: 1,
    because:
      'the design current lies at or below the device rating, and that at or below what the conductor carries; diversity and temperature are factors of the assembly (IEC 61439)',
    transformer: TRANSFORMER,
    citations: [iec('60364-4-43'), iec('61439')],
  },
};
