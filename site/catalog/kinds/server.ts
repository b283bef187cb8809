import { type Entry, entrySchema } from '../entry.ts';
import {
  catalogId,
  count,
  countOrNone,
  flag,
  fraction,
  group,
  oneOf,
  psus,
  quantity,
  supply,
  words,
} from '../fields.ts';

const fabric = group({
  ports: countOrNone.describe('Compute-fabric ports of the whole system; 0 where it has none.'),
  portSpeed: quantity('bandwidth'),
  adapter: catalogId.exactOptional(),
  cages: count.exactOptional().describe('Cages that the ports share: a twin-port cage takes one cable for two links.'),
});

const facts = entrySchema({
  kind: oneOf('server', 'rack').default('server').describe('A chassis in a rack, or a rack that is one system.'),
  gpu: catalogId,
  gpuCount: count,
  nodes: count.default(1).describe('Hosts in the system: 1 for a server, the compute trays of a rack system.'),
  gpusPerNode: count,
  maxPower: quantity('power').describe('The highest draw of the whole system; never the sum of its PSU ratings.'),
  typicalPower: quantity('power').exactOptional(),
  minPower: quantity('power').exactOptional(),
  tray: group({ maxPower: quantity('power'), minPower: quantity('power') })
    .exactOptional()
    .describe('CPUs and GPUs of one compute tray, without its NICs and drives.'),
  height: quantity('rackUnits').exactOptional().describe('Absent for an open frame.'),
  weight: quantity('mass').exactOptional(),
  width: quantity('length').exactOptional(),
  depth: quantity('length').exactOptional(),
  airGap: group({ after: count, height: quantity('rackUnits') })
    .exactOptional()
    .describe('Units that layouts keep free for air after so many of them in a rack.'),
  supply: supply.exactOptional(),
  psus: psus.exactOptional(),
  liquidShare: fraction.describe('The part of the heat that leaves by liquid; the rest warms the room.'),
  airflow: quantity('flow').exactOptional().describe('Air that it takes through itself at full load.'),
  fabric: fabric.exactOptional(),
  storagePorts: group({ count, speed: quantity('bandwidth').exactOptional() }).exactOptional(),
  localNvme: quantity('storage').exactOptional().describe('Data drives of the whole system, without the boot drives.'),
  localDrives: count.exactOptional().describe('How many drives those are.'),
  bootNvme: quantity('storage').exactOptional(),
  nvlinkDomainGpus: count.describe('GPUs that one scale-up domain joins (NVLink or the like); 1 where there is none.'),
  powerSmoothing: flag.exactOptional().describe('Its power supplies store energy that flattens the draw.'),
  consumer: flag.exactOptional().describe('Built of desktop parts.'),
  licence: words.exactOptional().describe('What the licence of its GPU driver forbids.'),
});

/** A GPU server, or a rack that is one system. */
export const Server = facts.superRefine(({ gpuCount, nodes, gpusPerNode }, context) => {
  if (gpuCount === nodes * gpusPerNode) return;
  context.addIssue({
    code: 'custom',
    path: ['gpuCount'],
    message: `gpuCount is ${gpuCount}, but ${nodes} nodes of ${gpusPerNode} GPUs make ${nodes * gpusPerNode}`,
    params: { help: 'correct gpuCount, nodes or gpusPerNode' },
  });
});
export type Server = Entry<typeof Server>;
