import { z } from 'zod';
import { catalogId, count, day, id, prose, quantity, rangedId, references, rowReferences } from './fields.ts';

export const MinerFleetSpec = z.strictObject({
  model: catalogId.describe('A miner of the catalog.'),
  count,
  feeds: references.describe('What the fleet hangs on, dealt out evenly.'),
  fate: z
    .enum(['sheddable', 'remove'], { error: 'takes "sheddable" or "remove"' })
    .describe('sheddable: hashes on as ballast that is shed first, until a phase removes it. remove: gone before the first phase.'),
});

export const LeftoverSpec = z.strictObject({
  fate: z.enum(['reuse', 'retrofit', 'replace', 'remove'], { error: 'takes "reuse", "retrofit", "replace" or "remove"' }),
  needs: prose.optional().describe('What has to come in its place.'),
  is: references.optional().describe('The things of this file that it becomes: transformers that are reused, say.'),
});

export const MineSpec = z.strictObject({
  asics: z.record(id, MinerFleetSpec).optional(),
  keeps: z.record(id, LeftoverSpec).optional().describe('Everything else that the mine leaves.'),
});

export const PhaseSpec = z.strictObject({
  ready: day,
  adds: z
    .record(id, z.union([z.literal('all'), rowReferences], { error: 'takes "all" or rows such as "hall-1/row-(1..5)"' }))
    .optional()
    .describe('Racks that start work in this phase, by pool.'),
  removes: z.array(id).optional().describe('Miner fleets that are gone from this phase on.'),
});

export const ProgrammeSpec = z.strictObject({
  depth: quantity('power', { example: '2 MW' }).describe('How much the site takes off the grid.'),
  notice: quantity('duration', { zero: true, example: '10 min' }),
  duration: quantity('duration', { example: '4 h' }),
  events: z
    .string({ error: 'takes a number a year, as in "12 per year"' })
    .regex(/^\d{1,4} per (year|season|month)$/, { error: 'takes a number a year, as in "12 per year"' })
    .optional(),
});

export const ShedStep = z
  .union(
    [
      z.string().regex(/^[a-z][-a-z0-9]*(\.[a-z][-a-z0-9]*)?$/),
      z.strictObject({
        of: z.string().regex(/^[a-z][-a-z0-9]*\.[a-z][-a-z0-9]*$/, { error: 'takes a tenant and a pool, as in "open-market.train"' }),
        by: z.enum(['cap', 'pause'], { error: 'takes "cap" or "pause"' }),
      }),
    ],
    { error: 'takes a miner fleet, or a tenant and a pool as in "open-market.train"' },
  )
  .describe('A miner fleet, or a tenant\'s part of a pool: capped by default, or paused after a checkpoint.');

export const EnergySpec = z.strictObject({
  floor: quantity('power', { example: '10 MW' }).describe('Facility load that is never shed.'),
  programmes: z.record(rangedId, ProgrammeSpec).optional(),
  shed: z.array(ShedStep).optional().describe('The shed ladder: first to go stands first.'),
});

export type MinerFleetSpec = z.infer<typeof MinerFleetSpec>;
export type LeftoverSpec = z.infer<typeof LeftoverSpec>;
export type MineSpec = z.infer<typeof MineSpec>;
export type PhaseSpec = z.infer<typeof PhaseSpec>;
export type ProgrammeSpec = z.infer<typeof ProgrammeSpec>;
export type ShedStep = z.infer<typeof ShedStep>;
export type EnergySpec = z.infer<typeof EnergySpec>;
