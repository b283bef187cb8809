import { kW } from '../../units/index.ts';
import { aiInfrastructure, ashrae } from '../citations.ts';
import type { CoolingMethod } from '../kinds/hall.ts';

/** What each way of cooling takes from one rack. */
export const coolingMethods = [
  {
    id: 'generic/air-perimeter',
    medium: 'air',
    maxRack: kW(15),
    typicalMaxRack: kW(10),
    confidence: 'recall',
    citations: [ashrae],
  },
  {
    id: 'generic/air-contained',
    medium: 'air',
    maxRack: kW(45),
    typicalMaxRack: kW(30),
    confidence: 'secondary',
    citations: [aiInfrastructure],
  },
  {
    id: 'generic/rear-door-active',
    medium: 'rear-door',
    maxRack: kW(70),
    typicalMaxRack: kW(50),
    confidence: 'recall',
    citations: [aiInfrastructure],
  },
  {
    id: 'generic/direct-liquid-hybrid',
    medium: 'liquid',
    maxRack: kW(200),
    note: '15 to 30 % of the heat of a rack stays for the room air.',
    confidence: 'recall',
    citations: [aiInfrastructure],
  },
  {
    id: 'generic/immersion-single-phase',
    medium: 'immersion',
    maxRack: kW(200),
    note: 'Of one tank.',
    confidence: 'recall',
    citations: [aiInfrastructure],
  },
] satisfies readonly CoolingMethod[];
