import { type Entry, entrySchema } from '../entry.ts';
import { count, flag, group, oneOf, positive, quantity, words } from '../fields.ts';

/** A way to take heat from racks, and how much of it one rack may make. */
export const CoolingMethod = entrySchema({
  medium: oneOf('air', 'rear-door', 'liquid', 'immersion'),
  maxRack: quantity('power').describe('The most that one rack, or one tank, may draw.'),
  typicalMaxRack: quantity('power').exactOptional(),
});
export type CoolingMethod = Entry<typeof CoolingMethod>;

/** What air may enter a server. */
export const AirClass = entrySchema({
  recommended: group({ from: quantity('temperature'), to: quantity('temperature') }),
  allowable: group({ from: quantity('temperature'), to: quantity('temperature') }),
  derating: group({ above: quantity('length'), perKelvin: quantity('length') })
    .exactOptional()
    .describe('Height above the sea from which the warmest allowable inlet falls, and the height for each kelvin.'),
});
export type AirClass = Entry<typeof AirClass>;

/** The warmest water that a class stands for: facility water before the CDU, or the loop behind it. */
export const WaterClass = entrySchema({
  circuit: oneOf('facility', 'loop'),
  maxSupply: quantity('temperature').exactOptional().describe('Absent where the class has no upper end.'),
});
export type WaterClass = Entry<typeof WaterClass>;

/** What flows in a loop. */
export const Coolant = entrySchema({
  density: positive.describe('kg in a litre.'),
  specificHeat: positive.describe('kJ/kgK.'),
  freezesAt: quantity('temperature').exactOptional(),
});
export type Coolant = Entry<typeof Coolant>;

/** What a kind of load costs in facility power for each unit of IT power. */
export const PueRange = entrySchema({
  miners: oneOf('air', 'hydro', 'immersion').exactOptional().describe('The cooling of the miners that it is of.'),
  min: positive.exactOptional(),
  typical: positive.exactOptional(),
  max: positive,
});
export type PueRange = Entry<typeof PueRange>;

/** A cabinet. */
export const Rack = entrySchema({
  height: quantity('rackUnits'),
  width: quantity('length'),
  depth: quantity('length'),
  maxLoad: quantity('mass').exactOptional(),
  maxVerticalPdus: count.exactOptional(),
  outsideHeight: quantity('length')
    .exactOptional()
    .describe('From the floor to its top; where absent, its units alone, and a frame on top of them.'),
  freeBelow: quantity('rackUnits').exactOptional().describe('Units at the bottom that layouts keep free of servers.'),
});
export type Rack = Entry<typeof Rack>;

/** A plug and socket for a power cord. */
export const Connector = entrySchema({
  rating: quantity('current').describe('By IEC 60320.'),
  northAmericanRating: quantity('current').exactOptional().describe('By UL and CSA.'),
});
export type Connector = Entry<typeof Connector>;

/** What a standard asks a floor to carry. */
export const FloorLoad = entrySchema({ uniform: quantity('pressure') });
export type FloorLoad = Entry<typeof FloorLoad>;

/** A level of redundancy as the trade names it. */
export const RedundancyLevel = entrySchema({
  tier: oneOf('I', 'II', 'III', 'IV'),
  tia942Rated: count,
  powerPaths: words,
  redundancy: words,
  availability: quantity('share'),
  downtimePerYear: quantity('duration'),
  concurrentlyMaintainable: flag,
  faultTolerant: flag,
});
export type RedundancyLevel = Entry<typeof RedundancyLevel>;
