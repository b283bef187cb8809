import { z } from 'zod';
import { generatorClassIds, generatorDutyIds } from '../catalog/index.ts';
import { countOrNone, quantity, ratio, references } from './fields.ts';

const powerFactor = ratio(0.5, 1, 'servers draw at 0.95 to 0.99, miners at about 0.98').describe(
  'Power factor of the load behind it.',
);

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
    powerFactor,
  })
  .describe('One point where the utility hands over.');

export const GeneratorSpec = z
  .strictObject({
    rating: quantity('power', {
      to: '500 MW',
      why: 'from a portable set to a gas turbine',
      example: '2 MW',
    }).describe('Real power of its nameplate, which holds at its reference conditions.'),
    runs: z
      .enum(['standby', 'always'], { error: 'takes "standby" or "always"' })
      .optional()
      .describe(
        'standby: starts when the mains are lost and carries what it backs. always: on-site generation, a source that transformers and boards hang from as from an intake. Default: standby.',
      ),
    startsIn: quantity('duration', { to: '10 min', why: 'NFPA 110 Type 10 starts in 10 s', example: '12 s' })
      .optional()
      .describe('From loss of mains to load accepted; a standby set needs it. Default: none, it runs always.'),
    backs: references
      .optional()
      .describe(
        'The switchboards or UPS that it carries when the mains are lost; a standby set needs it. Default: none.',
      ),
    voltage: quantity('voltage', {
      from: '200 V',
      to: '36 kV',
      why: 'alternators are wound for 200 V to about 30 kV',
      example: '13.8 kV',
    })
      .optional()
      .describe(
        'Line-to-line voltage at its terminals; one that runs always needs it. Default: that of what it backs.',
      ),
    powerFactor: powerFactor
      .optional()
      .describe('Power factor of the load behind it; one that runs always needs it. Default: that of what it backs.'),
    spare: countOrNone
      .optional()
      .describe(
        'How many sets of this range may be out of work with all load carried by the others: 1 is N+1. Default: 0.',
      ),
    duty: z
      .enum(generatorDutyIds, { error: 'takes "continuous", "prime" or "standby"' })
      .optional()
      .describe(
        'What its rating is for (ISO 8528-1): continuous for a constant load without end, prime for a varying one that averages 70 % at most, standby for outages. Default: not said, and the whole rating counts.',
      ),
    derate: ratio(0.3, 1, 'what thin and hot air leave of a rating')
      .optional()
      .describe("Share of the rating that is left at the site's altitude and ambient, from its maker. Default: 1."),
    class: z
      .enum(generatorClassIds, { error: 'takes "G1", "G2", "G3" or "G4"' })
      .optional()
      .describe(
        'Performance class of ISO 8528-5: how far its frequency may dip under a block of load. Default: not said.',
      ),
    step: quantity('share', { from: '5 %', to: '100 %', why: 'the block of load that a set takes at once' })
      .optional()
      .describe(
        'Share of its rating that it takes in one block within its class. Default: for G2 and G3 50 %, from half of its rating on 30 % and from 80 % on 20 %, else not said.',
      ),
  })
  .refine(({ runs, startsIn, backs }) => runs === 'always' || (startsIn !== undefined && backs !== undefined), {
    error:
      'stands by without saying what for\nadd backs and startsIn, as in backs: msb-1, startsIn: 12 s; on-site generation has runs: always',
  })
  .refine(
    ({ runs, voltage, powerFactor }) => runs !== 'always' || (voltage !== undefined && powerFactor !== undefined),
    {
      error:
        'runs always, and does not say at what voltage and power factor\nadd both, as in voltage: 13.8 kV, powerFactor: 0.95',
    },
  )
  .refine(({ runs, startsIn, backs }) => runs !== 'always' || (startsIn === undefined && backs === undefined), {
    error:
      'runs always and stands by at once\ntake backs and startsIn away, and let the boards hang from it, as in from: gen-(1..4)',
  })
  .refine(({ runs, duty }) => runs !== 'always' || duty !== 'standby', {
    error:
      'runs always on a standby rating, which ISO 8528-1 means for 200 hours a year\nask its maker for the continuous rating, and say duty: continuous',
  })
  .describe('A generator, or many alike by a range.');

export type IntakeSpec = z.infer<typeof IntakeSpec>;
export type GeneratorSpec = z.infer<typeof GeneratorSpec>;
