import { V, W } from '../../../units/index.ts';
import { asicsTools, communityPowerTables, microbtPages } from '../../citations.ts';
import type { Miner } from '../../kinds/mine.ts';

/** Whatsminer models (SHA-256). */
export const microbtMiners = [
  {
    id: 'microbt/m30s-plus',
    hashrateThs: 100,
    power: W(3400),
    cooling: 'air',
    confidence: 'secondary',
    citations: [asicsTools],
  },
  {
    id: 'microbt/m30s-plusplus',
    hashrateThs: 112,
    power: W(3472),
    cooling: 'air',
    note: 'The 112 TH/s bin at 31 J/TH; a list has one of 106 TH/s at the same power.',
    confidence: 'secondary',
    citations: [asicsTools],
  },
  {
    id: 'microbt/m50',
    hashrateThs: 118,
    power: W(3422),
    cooling: 'air',
    confidence: 'secondary',
    citations: [asicsTools],
  },
  {
    id: 'microbt/m50s',
    hashrateThs: 126,
    power: W(3276),
    cooling: 'air',
    confidence: 'secondary',
    citations: [communityPowerTables, microbtPages],
  },
  {
    id: 'microbt/m56s-plusplus',
    hashrateThs: 242,
    power: W(5324),
    cooling: 'immersion',
    note: '22 J/TH; the list prints 22.5.',
    confidence: 'secondary',
    citations: [microbtPages],
  },
  {
    id: 'microbt/m60',
    hashrateThs: 172,
    power: W(3423),
    cooling: 'air',
    confidence: 'secondary',
    citations: [microbtPages],
  },
  {
    id: 'microbt/m60s',
    hashrateThs: 186,
    power: W(3441),
    cooling: 'air',
    confidence: 'secondary',
    citations: [microbtPages],
  },
  {
    id: 'microbt/m63s',
    hashrateThs: 390,
    power: W(7215),
    cooling: 'hydro',
    supply: { phases: 3, minVoltage: V(380), maxVoltage: V(480) },
    confidence: 'secondary',
    citations: [microbtPages],
  },
  {
    id: 'microbt/m66s',
    hashrateThs: 298,
    power: W(5513),
    cooling: 'immersion',
    confidence: 'secondary',
    citations: [microbtPages],
  },
] satisfies readonly Miner[];
