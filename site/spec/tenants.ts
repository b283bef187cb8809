import { z } from 'zod';
import { controlIds, isolationLevels, isolationMeaning } from '../catalog/index.ts';
import { events } from './energy.ts';
import { countOrNone, day, id, prose, quantity, ratio, text } from './fields.ts';

/** A part of a pool: `all`, `64 racks`, `8 nodes`, `16 gpus`. */
export const PoolShare = z
  .string({ error: 'takes "all" or an amount such as "64 racks", "8 nodes" or "16 gpus"' })
  .regex(/^(all|[1-9]\d{0,6} (racks?|nodes?|gpus?))$/, {
    error: 'takes "all" or an amount such as "64 racks", "8 nodes" or "16 gpus"',
  })
  .describe('A part of this pool: "all", "64 racks", "8 nodes" or "16 gpus".');

/** What one tenant leases. */
const LEASED = { to: '5 GW', why: 'no campus is leased to one tenant that draws more' } as const;

export const ContractSpec = z
  .strictObject({
    firm: quantity('power', { ...LEASED, example: '9.2 MW' })
      .optional()
      .describe('Critical IT power that is promised whatever the grid does. Default: none.'),
    flexible: z.boolean().optional().describe('true where its load may be shed. Default: false.'),
    notice: quantity('duration', {
      zero: true,
      to: '7 d',
      why: 'what is known a week before is a plan, not a call',
      example: '5 min',
    })
      .optional()
      .describe('Warning that a flexible tenant has before its load is shed. Default: none is promised.'),
    critical: quantity('power', { ...LEASED, example: '70 MW' })
      .optional()
      .describe('Critical IT power that the building has to carry for the racks it brings. Default: not said.'),
    halls: z
      .record(
        id,
        z
          .strictObject({
            critical: quantity('power', { ...LEASED, example: '25 MW' }).describe(
              'Critical IT power in this hall, at least.',
            ),
            ready: day.optional().describe('Ready for service: the day from which it is there. Default: not said.'),
          })
          .describe('What is promised in this hall.'),
      )
      .optional()
      .describe('The same hall by hall, with the days on which each is ready for service. Default: not said.'),
    availability: quantity('share', { from: '90 %', to: '99.9999 %', why: 'an objective over a year' })
      .optional()
      .describe('Share of a year that its nodes are promised to work. Default: none is promised.'),
    uplink: quantity('bandwidth', { to: '100 Tb/s', why: 'a fibre pair carries tens of Tb/s', example: '10 Gb/s' })
      .optional()
      .describe('Bandwidth to the outside that it is promised. Default: none is promised.'),
    shedAtMost: events
      .optional()
      .describe('How often a flexible tenant may be shed, a year, a season or a month. Default: as often as called.'),
    shedFor: quantity('duration', { to: '30 d', why: 'nobody rents what is off for longer', example: '4 h' })
      .optional()
      .describe('For how long at most in one event. Default: for as long as it lasts.'),
    until: day.optional().describe('Last day of the contract. Default: open-ended.'),
    price: z
      .string({ error: 'takes a price as text, as in "2.35 USD/GPU-h"' })
      .regex(/^\d+(\.\d+)? [A-Z]{3}\/(GPU-h|kW-month|MWh)$/, { error: 'takes a price, as in "2.35 USD/GPU-h"' })
      .optional()
      .describe('What it pays: a GPU for an hour, a kW for a month, or a MWh. Default: not said.'),
    priceOn: day.optional().describe('The day on which the price was agreed or seen. Default: none; a price needs it.'),
  })
  .refine((contract) => !(contract.firm !== undefined && contract.flexible), {
    error: 'is firm and flexible at once\nmake two tenants of it, or drop one of the two',
  })
  .refine((contract) => contract.price === undefined || contract.priceOn !== undefined, {
    error: 'has a price without its day\nsay when it was agreed or seen, as in priceOn: 2026-11-22',
  })
  .describe('What it is promised and what it pays.');

const dataRegion = text(
  /^(EEA|[A-Z]{2}(-[A-Z0-9]{1,3})?)$/,
  'a region',
  'write the code of ISO 3166 for a country or a part of it, as in "SG" or "CA-ON", or EU or EEA',
);

const control = text(
  new RegExp(`^(${controlIds.join('|')})$`),
  'a control of the isolation table',
  `controls: ${controlIds.join(', ')}`,
);

export const AttestationSpec = z.strictObject({
  control: z
    .union([control, z.array(control).min(1)], { error: 'takes a control such as F4, or a list of them' })
    .describe('The controls that are signed for, by their ids in the isolation table: F4, or [F3, F4].'),
  by: prose.describe('Who signed: a person or a team.'),
  on: day.describe('The day of the signature.'),
  until: day.describe('The last day on which it counts.'),
});

const levels = isolationLevels.map((level) => `${level}: ${isolationMeaning[level]}`).join('; ');

export const TenantSpec = z
  .strictObject({
    isolation: z
      .enum(isolationLevels, { error: `takes one of ${isolationLevels.join(', ')}` })
      .describe(`How far it is set apart, each level more than the one before. ${levels}.`),
    pools: z
      .record(id, PoolShare)
      .optional()
      .describe('What it may use of each pool. Default: nothing, as for one that brings its own racks.'),
    borrows: z
      .record(id, PoolShare)
      .optional()
      .describe('What it may use beyond its own while nobody else wants it. Default: nothing.'),
    priority: ratio(-1000, 1000, 'room for a few tiers')
      .refine((value) => Math.round(value * 10) / 10 === value, {
        error: ({ input }) => `is ${input}, and counts to its tenth: at most one digit after the point`,
      })
      .optional()
      .describe(
        'To its tenth. Higher goes first when a pool is short, and takes over what a lower one has borrowed; what is its own nobody takes. Default: 0.',
      ),
    pkey: z
      .string({ error: 'takes a P_Key in quotes, as in "0x0101": YAML reads it as a number' })
      .regex(/^0x[0-9A-Fa-f]{1,4}$/, { error: 'takes a P_Key, as in "0x0101"' })
      .optional()
      .describe(
        'InfiniBand partition key, in quotes: 15 bits, unique on its fabric. Default: none, the default partition.',
      ),
    contract: ContractSpec,
    admins: z
      .array(id)
      .min(1)
      .optional()
      .describe('Groups of the identity provider that run its jobs. Default: one named after the tenant.'),
    dataStays: z
      .array(dataRegion)
      .min(1)
      .optional()
      .describe(
        'Where its data has to stay: countries or parts of them by ISO 3166, EU or EEA. Default: it may be anywhere.',
      ),
    volumes: countOrNone
      .optional()
      .describe(
        'Persistent volumes that it may claim, and as many snapshots of them where it may take any. Default: 100.',
      ),
    storage: z
      .record(
        id,
        quantity('storage', {
          zero: true,
          to: '100000 PB',
          why: 'more than any one site has',
          example: '500 TB',
        }).describe('Room of this store that its claims may take.'),
      )
      .optional()
      .describe(
        'Most room that its claims may take of each store. Default: of scratch that of its own nodes and of those that it may borrow, of others as much as the store has.',
      ),
    weight: ratio(0.01, 1000, 'a share beside those of other tenants')
      .optional()
      .describe('Its share of what is borrowed, beside that of others, where the cluster shares fairly. Default: 1.'),
    attests: z
      .array(AttestationSpec)
      .optional()
      .describe('What Terraform cannot prove and a person has signed. Default: nothing.'),
  })
  .describe('One tenant; its lines read like its contract.');

export type PoolShare = z.infer<typeof PoolShare>;
export type ContractSpec = z.infer<typeof ContractSpec>;
export type AttestationSpec = z.infer<typeof AttestationSpec>;
export type TenantSpec = z.infer<typeof TenantSpec>;
