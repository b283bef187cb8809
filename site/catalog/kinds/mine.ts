import { type Entry, entrySchema } from '../entry.ts';
import { count, oneOf, positive, quantity, supply, words } from '../fields.ts';

const cooling = oneOf('air', 'hydro', 'immersion');

/** An ASIC miner (SHA-256): a load, never a node. */
export const Miner = entrySchema({
  hashrateThs: positive.describe('TH/s.'),
  power: quantity('power').describe('At that hashrate; nameplates hold to about 5 %.'),
  cooling,
  supply: supply.exactOptional(),
  inlet: words.exactOptional(),
  weight: quantity('mass').exactOptional(),
  maxAmbient: quantity('temperature').exactOptional(),
  shutdownAmbient: quantity('temperature').exactOptional().describe('It protects itself by stopping.'),
  height: quantity('rackUnits').exactOptional().describe('Only for models made for a rack.'),
});
export type Miner = Entry<typeof Miner>;

/** A container full of miners. */
export const Container = entrySchema({
  cooling,
  slots: count.exactOptional().describe('Miners that it holds.'),
  ratedPower: quantity('power').exactOptional(),
  supply: supply.exactOptional(),
  pue: positive.exactOptional(),
  minReturnPressure: quantity('pressure').exactOptional(),
});
export type Container = Entry<typeof Container>;
