import { type Entry, entrySchema } from '../entry.ts';
import { count, flag, oneOf, positive, quantity, words } from '../fields.ts';

/** A way to take heat from racks, and how much of it one rack may make. */
export const CoolingMethod = entrySchema({
  medium: oneOf('air', 'rear-door', 'liquid', 'immersion'),
  maxRack: quantity('power').describe('The most that one rack, or one tank, may draw.'),
  typicalMaxRack: quantity('power').exactOptional(),
});
export type CoolingMethod = Entry<typeof CoolingMethod>;

/** What a kind of load costs in facility power for each unit of IT power. */
export const PueRange = entrySchema({ min: positive, typical: positive, max: positive });
export type PueRange = Entry<typeof PueRange>;

/** A cabinet. */
export const Rack = entrySchema({
  height: quantity('rackUnits'),
  width: quantity('length'),
  depth: quantity('length'),
  maxLoad: quantity('mass').exactOptional(),
  maxVerticalPdus: count.exactOptional(),
});
export type Rack = Entry<typeof Rack>;

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
