import { z } from 'zod';
import { quantity, rangedId, ratio, references } from './fields.ts';

const from = references.describe('What it hangs from. A list means sources in parallel that share its load.');

/** Whether a breakered assembly is listed to carry its full rating for hours. */
const fullRated = z
  .boolean()
  .optional()
  .describe('true where the assembly is listed for 100 % continuous duty (NEC 210.20(A) exception). Default: false, the code\'s share applies.');

const breakerRating = quantity('current', { to: '10 kA', why: 'low-voltage gear ends at some thousand amperes', example: '2500 A' });

export const IntakeSpec = z.strictObject({
  limit: quantity('power', { to: '5 GW', why: 'no site draws more from one intake', example: '18 MW' }).describe('What the contract with the utility allows.'),
  voltage: quantity('voltage', { from: '120 V', to: '765 kV', why: 'no grid delivers outside this', example: '13.8 kV' }),
  powerFactor: ratio(0.5, 1, 'servers draw at 0.95 to 0.99, miners at about 0.98').describe('Power factor of the load behind it.'),
});

export const GeneratorSpec = z.strictObject({
  rating: quantity('power', { example: '2 MW' }),
  startsIn: quantity('duration', { to: '10 min', why: 'NFPA 110 Type 10 starts in 10 s', example: '12 s' }).describe('From loss of mains to load accepted.'),
  backs: references.describe('The switchboards or UPS that it carries when the intake is lost.'),
});

export const TransformerSpec = z.strictObject({
  from,
  rating: quantity('apparentPower', { from: '10 kVA', to: '500 MVA', why: 'from a lighting transformer to a grid one', example: '2.5 MVA' }),
  secondary: quantity('voltage', { from: '100 V', to: '150 kV', why: 'the voltage it hands on', example: '415 V' }).describe('Line-to-line voltage that it hands on.'),
});

export const SwitchboardSpec = z.strictObject({ from, rating: breakerRating, fullRated });

export const UpsSpec = z.strictObject({
  from,
  rating: quantity('power', { example: '1.5 MW' }),
  energy: quantity('energy', { example: '125 kWh' }).describe('Usable energy of its batteries.'),
  efficiency: ratio(0.5, 1, 'a double-conversion UPS has 0.92 to 0.97').describe('Output over input at its load.'),
});

/** The voltage in a hall: above it a busway is medium-voltage gear that no rack can be tapped from. */
export const BuswaySpec = z.strictObject({ from, rating: breakerRating, fullRated });

export const FeedSpec = z
  .strictObject({ from, rating: quantity('current', { to: '2000 A', why: 'a breaker in a panel', example: '60 A' }), fullRated })
  .describe('A breaker in a panel with one circuit to racks or miners.');

export const PowerSpec = z
  .strictObject({
    intakes: z.record(rangedId, IntakeSpec).optional().describe('Where the utility hands over.'),
    generators: z.record(rangedId, GeneratorSpec).optional(),
    transformers: z.record(rangedId, TransformerSpec).optional(),
    switchboards: z.record(rangedId, SwitchboardSpec).optional(),
    ups: z.record(rangedId, UpsSpec).optional(),
    busways: z.record(rangedId, BuswaySpec).optional(),
    feeds: z.record(rangedId, FeedSpec).optional(),
  })
  .describe('The electrical single line: each thing names what it hangs from.');

export type IntakeSpec = z.infer<typeof IntakeSpec>;
export type GeneratorSpec = z.infer<typeof GeneratorSpec>;
export type TransformerSpec = z.infer<typeof TransformerSpec>;
export type SwitchboardSpec = z.infer<typeof SwitchboardSpec>;
export type UpsSpec = z.infer<typeof UpsSpec>;
export type BuswaySpec = z.infer<typeof BuswaySpec>;
export type FeedSpec = z.infer<typeof FeedSpec>;
export type PowerSpec = z.infer<typeof PowerSpec>;
