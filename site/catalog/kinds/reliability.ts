import { type Entry, entrySchema } from '../entry.ts';
import { count, positive, quantity } from '../fields.ts';

/** How often jobs were interrupted on a cluster that somebody published. */
export const FailureRate = entrySchema({
  perThousandNodeDays: positive.describe('Interruptions for each 1,000 days of one node.'),
  gpusPerNode: count.describe('GPUs of the nodes that were counted: what a node of other size is scaled by.'),
});
export type FailureRate = Entry<typeof FailureRate>;

/** A solid-state drive. */
export const Drive = entrySchema({
  capacity: quantity('storage'),
  driveWritesPerDay: positive.describe('How often a day it may be written full, for as long as its warranty lasts.'),
  warranty: quantity('duration').exactOptional(),
  write: quantity('throughput').exactOptional().describe('Sequential, sustained.'),
});
export type Drive = Entry<typeof Drive>;
