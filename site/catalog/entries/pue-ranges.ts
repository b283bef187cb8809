import { aiInfrastructure, minerbaseImmersion, uminersContainers } from '../citations.ts';
import type { PueRange } from '../kinds/hall.ts';

/** Usual ranges of PUE. */
export const pueRanges = [
  {
    id: 'generic/asic-air',
    miners: 'air',
    min: 1.01,
    typical: 1.03,
    max: 1.08,
    confidence: 'secondary',
    citations: [uminersContainers],
  },
  {
    id: 'generic/asic-hydro',
    miners: 'hydro',
    min: 1.02,
    typical: 1.05,
    max: 1.1,
    confidence: 'recall',
    citations: [uminersContainers],
  },
  {
    id: 'generic/asic-immersion',
    miners: 'immersion',
    max: 1.06,
    note: '25 kW of fans and pumps at most, beside some 424 kW of miners: 720 kW of cooling are 1.7 times what they draw.',
    confidence: 'derived',
    citations: [minerbaseImmersion],
  },
  {
    id: 'generic/ai-direct-liquid',
    min: 1.1,
    typical: 1.2,
    max: 1.3,
    confidence: 'recall',
    citations: [aiInfrastructure],
  },
  {
    id: 'generic/ai-air',
    min: 1.2,
    typical: 1.35,
    max: 1.6,
    confidence: 'recall',
    citations: [aiInfrastructure],
  },
] satisfies readonly PueRange[];
