import { min, s } from '../units/index.ts';
import { miningDevelopmentKit } from './citations.ts';

/** How fast a fleet of miners can be commanded, as the Whatsminer worker of an open mining toolkit does it. */
export const minerControl = {
  /** From a restart until the miner hashes again. */
  resumesAfter: { least: s(120), most: s(180) },
  /** Between two restarts of the same miner. */
  restInterval: min(5),
  powerModes: ['sleep', 'low', 'normal', 'high'],
  confidence: 'vendor-repository',
  citations: [miningDevelopmentKit],
} as const;
