import { W } from '../../../units/index.ts';
import { canaanPages, communityPowerTables, miningDevelopmentKit } from '../../citations.ts';
import type { Miner } from '../../kinds/mine.ts';

/** Avalon models (SHA-256). */
export const canaanMiners = [
  {
    id: 'canaan/a1346',
    hashrateThs: 110,
    power: W(3300),
    cooling: 'air',
    note: '30 J/TH, as in the mining development kit.',
    confidence: 'recall',
    citations: [miningDevelopmentKit, canaanPages],
  },
  {
    id: 'canaan/a1466',
    hashrateThs: 150,
    power: W(3230),
    cooling: 'air',
    confidence: 'recall',
    citations: [canaanPages],
  },
  {
    id: 'canaan/a1566',
    hashrateThs: 185,
    power: W(3420),
    cooling: 'air',
    confidence: 'secondary',
    citations: [communityPowerTables, canaanPages],
  },
] satisfies readonly Miner[];
