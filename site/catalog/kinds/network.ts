import { type Entry, entrySchema } from '../entry.ts';
import { count, flag, group, oneOf, psus, quantity, words } from '../fields.ts';

/** A switch, as the fabric sees it: one set of ports that all reach each other. */
export const Switch = entrySchema({
  fabric: oneOf('infiniband', 'ethernet'),
  generation: oneOf('HDR', 'NDR', 'XDR').exactOptional().describe('The InfiniBand generation.'),
  role: oneOf('out-of-band').exactOptional().describe('Built for management, not for GPU traffic.'),
  radix: count.describe('Ports of one switch at full speed.'),
  switchesPerChassis: count
    .exactOptional()
    .describe('Independent switches in one box; 1 where absent. The radix is of each.'),
  portSpeed: quantity('bandwidth'),
  split: group({ radix: count, portSpeed: quantity('bandwidth') })
    .exactOptional()
    .describe('Ports and speed when every port is split in two.'),
  cages: count.exactOptional().describe('Cages in the front: a twin-port cage takes one cable for two links.'),
  cageType: words.exactOptional(),
  uplinks: group({ count, portSpeed: quantity('bandwidth') }).exactOptional(),
  height: quantity('rackUnits'),
  weight: quantity('mass').exactOptional(),
  managed: flag.exactOptional().describe('Runs its own management software.'),
  managerPort: flag
    .default(false)
    .describe('Has a port of its own for the fabric manager (UFM), which then displaces no node from the fabric.'),
  typicalPower: quantity('power').exactOptional().describe('With passive cables.'),
  maxPower: quantity('power').exactOptional().describe('With active cables or optics in every cage.'),
  nameplate: quantity('power').exactOptional().describe('The sum of the PSU ratings: an upper bound, never the draw.'),
  psus: psus.exactOptional(),
});
export type Switch = Entry<typeof Switch>;

/** A network adapter in a node. */
export const Adapter = entrySchema({
  infiniband: oneOf('HDR', 'NDR', 'XDR')
    .exactOptional()
    .describe('The InfiniBand generation; absent where it speaks none.'),
  ethernet: flag.exactOptional(),
  portSpeed: quantity('bandwidth'),
  ports: count.exactOptional(),
  pcie: words.exactOptional(),
  deviceCode: words.exactOptional(),
  pciDevice: words.exactOptional().describe('The four hex digits by which drivers know it, of PCI vendor 15b3.'),
  typicalPower: quantity('power').exactOptional(),
  maxPower: quantity('power').exactOptional(),
  pkeyTable: count.exactOptional().describe('P_Keys that one port holds, hence the partitions that a node can join.'),
});
export type Adapter = Entry<typeof Adapter>;

/** A kind of cable with its ends. */
export const Cable = entrySchema({
  kind: oneOf('passive-copper', 'active-copper', 'multimode', 'single-mode'),
  speed: quantity('bandwidth').describe('Of one link.'),
  maxLength: quantity('length'),
  maxBetweenSwitches: quantity('length')
    .exactOptional()
    .describe('Reach between two switches, where it is another; 0 m where it is not made for them.'),
  maxToNode: quantity('length')
    .exactOptional()
    .describe('Reach between a switch and a node, where it is another; 0 m where it is not made for them.'),
  powerPerEnd: quantity('power').exactOptional(),
  linksPerTwinPort: count.exactOptional().describe('Links that one twin-port end carries.'),
  withdrawn: flag
    .exactOptional()
    .describe('Not on the list of its vendor: it may be named, and is never chosen by itself.'),
});
export type Cable = Entry<typeof Cable>;
