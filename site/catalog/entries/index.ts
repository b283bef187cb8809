import type { EntriesByKind } from '../kinds/index.ts';
import { adapters } from './adapters.ts';
import { cables } from './cables.ts';
import { containers } from './containers.ts';
import { coolingMethods } from './cooling-methods.ts';
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
  pueRanges,
  racks,
  floorLoads,
  redundancyLevels,
} satisfies EntriesByKind;
