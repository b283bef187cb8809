import { z } from 'zod';
import { programmeKinds } from '../catalog/index.ts';
import { oneOf } from './author-words.ts';
import { day, id, quantity, ratio } from './fields.ts';

const EVENTS = 'takes a number a year, a season or a month, as in "12 per year"';

/** How often: `12 per year`. */
export const events = z.string({ error: EVENTS }).regex(/^\d{1,4} per (year|season|month)$/, { error: EVENTS });

const kinds = Object.keys(programmeKinds) as (keyof typeof programmeKinds)[];

export const ProgrammeSpec = z
  .strictObject({
    kind: z
      .enum(kinds, { error: `takes ${oneOf(kinds.map((kind) => `"${kind}"`))}` })
      .optional()
      .describe(
        `What it is, which sets laws of its own: ${Object.entries(programmeKinds)
          .map(([kind, { title }]) => `${kind} (${title})`)
          .join(', ')}. Default: none of these, and what is written here holds alone.`,
      ),
    depth: quantity('power', { to: '5 GW', why: 'no site takes more off a grid', example: '2 MW' }).describe(
      'How much the site takes off the grid.',
    ),
    notice: quantity('duration', {
      zero: true,
      to: '7 d',
      why: 'what is known a week before is a plan, not a call',
      example: '10 min',
    }).describe('Warning that the programme gives before it wants the load gone.'),
    ramp: quantity('duration', {
      to: '4 h',
      why: 'a call that may be answered over more than hours is a schedule',
      example: '5 min',
    })
      .optional()
      .describe(
        'Time after the notice in which the load comes down evenly to the whole depth. Default: none, all of it is gone at the end of the notice.',
      ),
    duration: quantity('duration', {
      to: '30 d',
      why: 'the longest storms take days; a load that is off for longer has no tenant',
      example: '4 h',
    }).describe('How long one event lasts at most.'),
    events: events.optional().describe('How often it may call, a year, a season or a month. Default: not said.'),
    alone: z
      .boolean()
      .optional()
      .describe('true where it is never called while another is. Default: false, and both are asked for at once.'),
    penalty: z
      .string({ error: 'takes an amount, as in "120 USD/MWh"' })
      .regex(/^\d+(\.\d+)? [A-Z]{3}\/(MWh|MW|kW|event)$/, { error: 'takes an amount, as in "120 USD/MWh"' })
      .optional()
      .describe('What a missed event costs: for a MWh, a MW or a kW short, or for the event. Default: not said.'),
  })
  .describe('One curtailment programme that the site has signed up for.');

const SHED = 'takes a miner fleet, or a tenant and a pool as in "open-market.train"';

export const ShedStep = z
  .union(
    [
      z.string().regex(/^[a-z][-a-z0-9]*(\.[a-z][-a-z0-9]*)?$/, { error: SHED }),
      z.strictObject({
        of: z
          .string()
          .regex(/^[a-z][-a-z0-9]*\.[a-z][-a-z0-9]*$/, {
            error: 'takes a tenant and a pool, as in "open-market.train"',
          })
          .describe('A tenant and its pool: "open-market.train".'),
        by: z
          .enum(['cap', 'pause', 'scale'], { error: 'takes "cap", "pause" or "scale"' })
          .describe(
            'cap: GPUs run slower. pause: jobs write a checkpoint and stop. scale: replicas of elastic inference are taken away.',
          ),
        share: quantity('share', { from: '1 %', to: '100 %', why: 'a part of what there is', example: '30 %' })
          .optional()
          .describe('The part of it that the rung takes. Default: all of it.'),
      }),
    ],
    { error: SHED },
  )
  .describe("A miner fleet, or a tenant's part of a pool: capped by default, or paused after a checkpoint.");

export const PricesSpec = z
  .strictObject({
    on: day.describe('The day on which the prices were seen.'),
    tariff: z
      .string({ error: 'takes a price of energy, as in "44 USD/MWh"' })
      .regex(/^\d+(\.\d+)? [A-Z]{3}\/MWh$/, { error: 'takes a price of energy, as in "44 USD/MWh"' })
      .describe('What a MWh costs the site, all charges with it.'),
    hashprice: z
      .string({ error: 'takes a hash price, as in "43.1 USD/PH/day"' })
      .regex(/^\d+(\.\d+)? [A-Z]{3}\/PH\/day$/, { error: 'takes a hash price, as in "43.1 USD/PH/day"' })
      .optional()
      .describe('What a PH/s of miners earns in a day. Default: not said, and no fleet is reckoned with.'),
    utilisation: ratio(0.01, 1, 'the part of its hours that a GPU is sold; 0.6 to 0.95 for a rental service')
      .optional()
      .describe('Part of the hours of a GPU that are sold, where it is paid by the hour. Default: 1.'),
  })
  .refine(
    ({ tariff, hashprice }) => hashprice === undefined || hashprice.split(/[ /]/)[1] === tariff.split(/[ /]/)[1],
    { error: 'has its prices in two currencies\nwrite both in that of the tariff, with the rate of that day' },
  )
  .describe('What energy costs and hashing earns on a day: inputs, never constants.');

export const EnergySpec = z.strictObject({
  connected: day
    .optional()
    .describe('The day on which the utility connected the site: laws for large loads begin on one. Default: not yet.'),
  floor: quantity('power', { zero: true, to: '5 GW', why: 'no site draws more', example: '10 MW' }).describe(
    'Facility load that is never shed.',
  ),
  programmes: z.record(id, ProgrammeSpec).optional().describe('Curtailment programmes. Default: none.'),
  shed: z.array(ShedStep).optional().describe('The shed ladder: first to go stands first. Default: nothing is shed.'),
  prices: PricesSpec.optional().describe('Prices of a day, for what a MWh earns. Default: none, and none is shown.'),
});

export type ProgrammeSpec = z.infer<typeof ProgrammeSpec>;
export type ShedStep = z.infer<typeof ShedStep>;
export type PricesSpec = z.infer<typeof PricesSpec>;
export type EnergySpec = z.infer<typeof EnergySpec>;
