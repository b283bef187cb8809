import { kPa } from '../../units/index.ts';
import { tia942 } from '../citations.ts';
import type { FloorLoad } from '../kinds/hall.ts';

/** What TIA-942 asks a floor to carry. */
export const floorLoads = [
  {
    id: 'tia-942/minimum',
    uniform: kPa(7.2),
    confidence: 'recall',
    citations: [tia942],
  },
  {
    id: 'tia-942/recommended',
    uniform: kPa(12),
    confidence: 'recall',
    citations: [tia942],
  },
] satisfies readonly FloorLoad[];
