import { z } from 'zod';
import { quantity, rangedId, ratio, references } from './fields.ts';

const from = references.describe('What it hangs from. A list means sources in parallel that share its load.');

/** Whether a breakered assembly is listed to carry its full rating for hours. */
const fullRated = z
  .boolean()
  .optional()
  .describe(
    "true where the assembly is listed for 100 % continuous duty (NEC 210.20(A) exception). Default: false, the code's share applies.",
  );

const breakerRating = quantity('current', {
  to: '10 kA',
  why: 'low-voltage gear ends at some thousand amperes',
  example: '2500 A',
}).describe('Rating of its breaker or bars. The electrical code says which share of it a load of hours may take.');

export const IntakeSpec = z
  .strictObject({
    limit: quantity('power', {
      to: '5 GW',
      why: 'no site draws more from one intake',
      example: '18 MW',
    }).describe('What the contract with the utility allows.'),
    voltage: quantity('voltage', {
      from: '120 V',
      to: '765 kV',
      why: 'no grid delivers outside this',
      example: '13.8 kV',
    }).describe('Line-to-line voltage at which the utility hands over.'),
    powerFactor: ratio(0.5, 1, 'servers draw at 0.95 to 0.99, miners at about 0.98').describe(
      'Power factor of the load behind it.',
    ),
  })
  .describe('One point where the utility hands over.');

export const GeneratorSpec = z
  .strictObject({
    rating: quantity('power', { example: '2 MW' }).describe('Real power that it carries through an outage.'),
    startsIn: quantity('duration', { to: '10 min', why: 'NFPA 110 Type 10 starts in 10 s', example: '12 s' }).describe(
      'From loss of mains to load accepted.',
    ),
    backs: references.describe('The switchboards or UPS that it carries when the intake is lost.'),
  })
  .describe('A generator, or many alike by a range.');

export const TransformerSpec = z
  .strictObject({
    from,
    rating: quantity('apparentPower', {
      from: '10 kVA',
      to: '500 MVA',
      why: 'from a lighting transformer to a grid one',
      example: '2.5 MVA',
    }).describe('Nameplate, in kVA or MVA: what it carries in kW follows from the power factor.'),
    secondary: quantity('voltage', {
      from: '100 V',
      to: '150 kV',
      why: 'the voltage it hands on',
      example: '415 V',
    }).describe('Line-to-line voltage that it hands on.'),
  })
  .describe('A transformer, or many alike by a range.');

export const SwitchboardSpec = z
  .strictObject({ from, rating: breakerRating, fullRated })
  .describe('A switchboard, or many alike by a range.');

export const UpsSpec = z
  .strictObject({
    from,
    rating: quantity('power', { example: '1.5 MW' }).describe('Real power of its output.'),
    energy: quantity('energy', { example: '125 kWh' }).describe('Usable energy of its batteries.'),
    efficiency: ratio(0.5, 1, 'a double-conversion UPS has 0.92 to 0.97').describe('Output over input at its load.'),
  })
  .describe('An uninterruptible supply, or many alike by a range.');

/** The voltage in a hall: above it a busway is medium-voltage gear that no rack can be tapped from. */
export const BuswaySpec = z
  .strictObject({ from, rating: breakerRating, fullRated })
  .describe('A busway that racks are tapped from, or many alike by a range.');

export const FeedSpec = z
  .strictObject({
    from,
    rating: quantity('current', { to: '2000 A', why: 'a breaker in a panel', example: '60 A' }).describe(
      'Rating of its breaker.',
    ),
    fullRated,
  })
  .describe('A breaker in a panel with one circuit to racks or miners.');

export const PowerSpec = z
  .strictObject({
    intakes: z.record(rangedId, IntakeSpec).optional().describe('Where the utility hands over. Default: none.'),
    generators: z
      .record(rangedId, GeneratorSpec)
      .optional()
      .describe('Generators that carry boards or UPS when the intake is lost. Default: none.'),
    transformers: z
      .record(rangedId, TransformerSpec)
      .optional()
      .describe('Transformers, each with the voltage that it hands on. Default: none.'),
    switchboards: z
      .record(rangedId, SwitchboardSpec)
      .optional()
      .describe('Main and distribution boards. Default: none.'),
    ups: z
      .record(rangedId, UpsSpec)
      .optional()
      .describe('Supplies that carry a load until the generators have started. Default: none.'),
    busways: z.record(rangedId, BuswaySpec).optional().describe('Busways over the rows. Default: none.'),
    feeds: z
      .record(rangedId, FeedSpec)
      .optional()
      .describe('Single circuits from panels, where a hall has no busways. Default: none.'),
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
