import { z } from 'zod';
import { oneOf } from './author-words.ts';
import { quantity, rangedId, ratio, references } from './fields.ts';
import { GeneratorSpec, IntakeSpec } from './generation.ts';
import { RestoreSpec, SwingLimitSpec } from './swing.ts';

const from = references.describe('What it hangs from. A list means sources in parallel that share its load.');

/** Whether a breakered assembly is listed to carry its full rating for hours. */
const fullRated = z
  .boolean()
  .optional()
  .describe(
    "true where the assembly is listed for 100 % continuous duty (NEC 210.20(A) exception). Default: false, the code's share applies.",
  );

const winding = z
  .enum(['wye', 'delta'], { error: 'takes "wye" or "delta"' })
  .optional()
  .describe(
    'How its secondary is wound: wye has a neutral, as in 415Y/240; delta has lines only, as in 240 V. Default: wye.',
  );

const secondary = quantity('voltage', {
  from: '100 V',
  to: '150 kV',
  why: 'the voltage it hands on',
  example: '415 V',
});

const breakerRating = quantity('current', {
  to: '10 kA',
  why: 'low-voltage gear ends at some thousand amperes',
  example: '2500 A',
}).describe('Rating of its breaker or bars. The electrical code says which share of it a load of hours may take.');

export const TransformerSpec = z
  .strictObject({
    from,
    rating: quantity('apparentPower', {
      from: '10 kVA',
      to: '500 MVA',
      why: 'from a lighting transformer to a grid one',
      example: '2.5 MVA',
    }).describe('Nameplate, in kVA or MVA: what it carries in kW follows from the power factor.'),
    secondary: secondary.describe('Line-to-line voltage that it hands on.'),
    winding,
  })
  .describe('A transformer, or many alike by a range.');

export const SwitchboardSpec = z
  .strictObject({ from, rating: breakerRating, fullRated })
  .describe('A switchboard, or many alike by a range.');

export const UpsSpec = z
  .strictObject({
    from,
    rating: quantity('power', { to: '100 MW', why: 'one UPS of many modules', example: '1.5 MW' }).describe(
      'Real power of its output.',
    ),
    apparent: quantity('apparentPower', { to: '120 MVA', why: 'one UPS of many modules', example: '1.5 MVA' })
      .optional()
      .describe('Apparent power of its output, which holds too. Default: not said, and its real power alone holds.'),
    energy: quantity('energy', { to: '2000 MWh', why: 'the largest batteries on a grid', example: '125 kWh' }).describe(
      'Usable energy of its batteries or its flywheel.',
    ),
    topology: z
      .enum(['double-conversion', 'line-interactive', 'standby', 'rotary'], {
        error: 'takes "double-conversion", "line-interactive", "standby" or "rotary"',
      })
      .optional()
      .describe(
        'double-conversion: the load never sees the mains. line-interactive, standby: it hands the mains through and switches over. rotary: a flywheel bridges to the engine on its shaft. Default: double-conversion.',
      ),
    efficiency: ratio(0.5, 0.999, 'a double-conversion UPS has 0.92 to 0.97, and none is without losses').describe(
      'Output over input at its load.',
    ),
  })
  .describe('An uninterruptible supply, or many alike by a range.');

export const TransferSwitchSpec = z
  .strictObject({
    from: z
      .array(rangedId, { error: 'takes a list, the preferred source first, as in [msb-a1, msb-b1]' })
      .min(2, { error: 'has one source, and nothing to transfer to\nname the preferred source and then the alternate' })
      .max(3, { error: 'has more than three sources\nname the preferred source and then one or two alternates' })
      .describe('The preferred source, which carries all of it, and then the alternates in their order.'),
    rating: breakerRating,
    fullRated,
    transfersIn: quantity('duration', {
      to: '30 s',
      why: 'a static switch takes some 4 ms, one with contacts up to seconds',
      example: '4 ms',
    }).describe('How long what hangs from it is without power while it goes over.'),
  })
  .describe('A static or automatic transfer switch, or many alike by a range.');

export const PduSpec = z
  .strictObject({
    from,
    rating: quantity('apparentPower', {
      from: '5 kVA',
      to: '2 MVA',
      why: 'a cabinet on the floor of a hall',
      example: '300 kVA',
    }).describe('Nameplate, in kVA.'),
    secondary: secondary
      .optional()
      .describe(
        'Line-to-line voltage that its transformer hands on. Default: it has none, and hands on what it takes.',
      ),
    winding,
    fullRated,
  })
  .describe('A power distribution unit on the floor, with or without a transformer, or many alike by a range.');

export const BuswaySpec = z
  .strictObject({ from, rating: breakerRating, fullRated })
  .describe('A busway that racks are tapped from, or many alike by a range.');

const feedLines = [
  ...(['L1', 'L2', 'L3', 'line-to-neutral'] as const),
  ...(['L1-L2', 'L2-L3', 'L3-L1', 'line-to-line'] as const),
] as const;

export const FeedSpec = z
  .strictObject({
    from,
    rating: quantity('current', { to: '2000 A', why: 'a breaker in a panel', example: '60 A' }).describe(
      'Rating of its breaker.',
    ),
    lines: z
      .enum(feedLines, { error: `takes ${oneOf(feedLines.map((lines) => `"${lines}"`))}` })
      .optional()
      .describe(
        'The lines that a single-phase circuit hangs from: one, against the neutral, or two. line-to-neutral and line-to-line deal the circuits of a range out over the lines in turn. Default: all three, a three-phase circuit.',
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
      .describe('Generators: standby sets, and on-site generation that runs always. Default: none.'),
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
    transferSwitches: z
      .record(rangedId, TransferSwitchSpec)
      .optional()
      .describe('Static or automatic transfer switches: one source at a time. Default: none.'),
    pdus: z
      .record(rangedId, PduSpec)
      .optional()
      .describe('Power distribution units on the floor, with or without a transformer. Default: none.'),
    busways: z.record(rangedId, BuswaySpec).optional().describe('Busways over the rows. Default: none.'),
    feeds: z
      .record(rangedId, FeedSpec)
      .optional()
      .describe('Single circuits from panels, where a hall has no busways. Default: none.'),
    swing: SwingLimitSpec.optional().describe(
      'How far the load may swing, as the utility or the generators bear it. Default: no limit is set.',
    ),
    restore: RestoreSpec.optional().describe(
      'How load comes back after an outage. Default: what hangs from one backed element comes back at once.',
    ),
  })
  .describe(
    'The electrical single line: each thing names what it hangs from, up to an intake or a generator that runs always.',
  );

export type TransformerSpec = z.infer<typeof TransformerSpec>;
export type SwitchboardSpec = z.infer<typeof SwitchboardSpec>;
export type UpsSpec = z.infer<typeof UpsSpec>;
export type TransferSwitchSpec = z.infer<typeof TransferSwitchSpec>;
export type PduSpec = z.infer<typeof PduSpec>;
export type BuswaySpec = z.infer<typeof BuswaySpec>;
export type FeedSpec = z.infer<typeof FeedSpec>;
export type PowerSpec = z.infer<typeof PowerSpec>;
