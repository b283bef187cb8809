import { kPa, kW, V } from '../../units/index.ts';
import { communityPowerTables, miningDevelopmentKit, miningOsAntspace, uminersContainers } from '../citations.ts';
import type { Container } from '../kinds/mine.ts';

/** Mining containers. */
export const containers = [
  {
    id: 'bitmain/antspace-hk3',
    cooling: 'hydro',
    slots: 210,
    ratedPower: kW(1030),
    supply: { phases: 3, minVoltage: V(380), maxVoltage: V(415) },
    minReturnPressure: kPa(50),
    note: 'Filled with S21 Hyd it would draw 1,126 kW, above the 1,030 kW quoted with its dry tower: check its version before filling it.',
    confidence: 'secondary',
    citations: [miningOsAntspace, communityPowerTables],
  },
  {
    id: 'bitmain/antspace-hd5',
    cooling: 'hydro',
    slots: 308,
    note: 'The rating is not published.',
    confidence: 'secondary',
    citations: [communityPowerTables],
  },
  {
    id: 'generic/hydro-40ft',
    cooling: 'hydro',
    slots: 168,
    ratedPower: kW(1900),
    confidence: 'secondary',
    citations: [uminersContainers],
  },
  {
    id: 'bitdeer/d40',
    cooling: 'immersion',
    note: 'Slots and rating are not published.',
    confidence: 'vendor-repository',
    citations: [miningDevelopmentKit],
  },
  {
    id: 'generic/air-20ft',
    cooling: 'air',
    slots: 180,
    ratedPower: kW(630),
    pue: 1.02,
    note: '180 miners of 3.5 kW.',
    confidence: 'derived',
    citations: [uminersContainers],
  },
] satisfies readonly Container[];
