import { aiInfrastructure, uminersContainers } from '../citations.ts';
import type { PueRange } from '../kinds/hall.ts';

/** Usual ranges of PUE. */
export const pueRanges = [
  {
    id: 'generic/asic-air',
    min: 1.01,
    typical: 1.03,
    max: 1.08,
    confidence: 'secondary',
    citations: [uminersContainers],
  },
  {
    id: 'generic/asic-hydro',
    min: 1.02,
    typical: 1.05,
    max: 1.1,
    confidence: 'recall',
    citations: [uminersContainers],
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
