import type { EntriesByKind } from '../kinds/index.ts';
import { adapters } from './adapters.ts';
import { cables } from './cables.ts';
import { connectors } from './connectors.ts';
import { containers } from './containers.ts';
import { coolants } from './coolants.ts';
import { airClasses, waterClasses } from './cooling-classes.ts';
import { coolingMethods } from './cooling-methods.ts';
import { drives } from './drives.ts';
import { failureRates } from './failure-rates.ts';
import { floorLoads } from './floor-loads.ts';
import { amdGpus } from './gpus/amd.ts';
import { nvidiaGpus } from './gpus/nvidia.ts';
import { bitmainMiners } from './miners/bitmain.ts';
import { canaanMiners } from './miners/canaan.ts';
import { microbtMiners } from './miners/microbt.ts';
import { pueRanges } from './pue-ranges.ts';
import { racks } from './racks.ts';
import { redundancyLevels } from './redundancy-levels.ts';
import { builderServers } from './servers/builders.ts';
import { genericServers } from './servers/generic.ts';
import { nvidiaServers } from './servers/nvidia.ts';
import { switches } from './switches.ts';

/** Every entry that comes with Afterhash. */
export const builtinEntries = {
  gpus: [...nvidiaGpus, ...amdGpus],
  servers: [...nvidiaServers, ...builderServers, ...genericServers],
  switches,
  adapters,
  cables,
  miners: [...bitmainMiners, ...microbtMiners, ...canaanMiners],
  containers,
  coolingMethods,
  airClasses,
  waterClasses,
  coolants,
  pueRanges,
  racks,
  connectors,
  drives,
  failureRates,
  floorLoads,
  redundancyLevels,
} satisfies EntriesByKind;
