import { z } from 'zod';
import { catalogId, countOrNone, id, quantity, rangedId, ratio, references } from './fields.ts';

const ROW_COOLING = ['perimeter-air', 'contained-air', 'rear-door', 'liquid', 'immersion'] as const;

/** How the heat of a row leaves it. */
export const RowCooling = z.enum(ROW_COOLING, {
  error: 'takes "perimeter-air", "contained-air", "rear-door", "liquid" or "immersion"',
});

const each = (to: string, why: string) =>
  quantity('power', { to, why, example: '1.3 MW' }).describe(
    'Heat that one machine carries away under design conditions.',
  );

/** Cooling machines of one kind, alike. */
const machines = z.strictObject({
  units: rangedId.describe('The machines by name: "cdu-(1..11)".'),
  each: each('20 MW', 'the heat that one machine carries away'),
  spare: countOrNone.describe('How many of them may be out of work with the load still carried: 1 is N+1.'),
  draw: quantity('power', { zero: true, to: '5 MW', why: 'fans, pumps or compressors of one machine', example: '8 kW' })
    .optional()
    .describe('What one machine draws at the design hour. Default: not said; the design PUE is not held against it.'),
});

const facility = z
  .strictObject({
    supply: quantity('temperature', {
      from: '4 °C',
      to: '60 °C',
      why: 'facility water is neither ice nor hotter than the loops that it cools',
      example: '35 °C',
    })
      .optional()
      .describe('Water that the building gives to the machines. Default: the warmest that its class allows.'),
    class: catalogId
      .optional()
      .describe('Its ASHRAE class, which names the warmest supply: "ashrae/w32". Default: not said.'),
    approach: quantity('temperatureDifference', {
      to: '20 K',
      why: 'heat exchangers of CDUs are built for 3 to 5 K',
      example: '4 K',
    })
      .optional()
      .describe('How much warmer the loop leaves the machine than the facility water enters it. Default: 5 K.'),
  })
  .refine((water) => water.supply !== undefined || water.class !== undefined, {
    error: 'takes a supply temperature or a class, as in { supply: 35 °C } or { class: ashrae/w32 }',
  });

export const AirCoolingSpec = machines.extend({
  each: each('2 MW', 'a machine in a room moves its air through one wall of coils: some hundred kilowatts'),
  containment: z
    .boolean()
    .optional()
    .describe('Aisles are contained. Default: false, and a rack is held to what perimeter air carries.'),
  supply: quantity('temperature', {
    from: '5 °C',
    to: '45 °C',
    why: 'the allowable inlets of the ASHRAE classes lie there',
    example: '24 °C',
  })
    .optional()
    .describe('Air at the inlets of the racks. Default: not said, and inlets are not checked.'),
  class: catalogId
    .optional()
    .describe(
      'ASHRAE class of the servers: "ashrae/a2". Default: not said; the inlet is held to what is recommended alone.',
    ),
  rise: quantity('temperatureDifference', {
    from: '5 K',
    to: '35 K',
    why: 'servers warm their air by 10 to 20 K',
    example: '15 K',
  })
    .optional()
    .describe('How much the racks warm the air. Default: not said, and the flow of air is not checked.'),
  flow: quantity('flow', {
    from: '500 m3/h',
    to: '500000 m3/h',
    why: 'one CRAH moves 10,000 to 60,000 m3/h, a fan wall several times that',
    example: '30000 m3/h',
  })
    .optional()
    .describe('Air that one machine moves. Default: not said, as for rise.'),
});

/** 40 psi is what most pumping units end at (https://prophetstor.com/white-papers/why-fixed-flow-gpu-rack-cooling-wastes-energy, read 2026-11-26). */
const loopPressure = quantity('pressure', {
  from: '0.2 bar',
  to: '10 bar',
  why: 'pumps for racks on cold plates end at about 2.8 bar',
  example: '2.5 bar',
});

export const LiquidCoolingSpec = machines.extend({
  each: each('10 MW', 'one CDU, of a row or of a hall'),
  supply: quantity('temperature', {
    from: '5 °C',
    to: '60 °C',
    why: 'loop classes end at S50',
    example: '40 °C',
  }).describe('Loop temperature at the rack inlet.'),
  class: catalogId.optional().describe('ASHRAE class of the loop: "ashrae/s40". Default: not said.'),
  fluid: catalogId
    .optional()
    .describe('What flows in the loop. Default: "generic/propylene-glycol-25", which takes 5 % more flow than water.'),
  rise: quantity('temperatureDifference', {
    from: '2 K',
    to: '30 K',
    why: 'cold plates are built for about 10 K at 1.5 L/min for each kW',
    example: '10 K',
  })
    .optional()
    .describe('How much the racks warm the loop. Default: not said, and the flow of the loop is not checked.'),
  flow: quantity('flow', {
    from: '10 L/min',
    to: '20000 L/min',
    why: 'a CDU of 1.3 MW pumps about 2,000 L/min',
    example: '2000 L/min',
  })
    .optional()
    .describe('What the pumps of one machine move. Default: not said, as for rise.'),
  pressure: z
    .strictObject({
      from: loopPressure.describe('Below it the loop has lost liquid or a pump.'),
      to: loopPressure.describe('Above it a valve is shut or a filter is full.'),
    })
    .refine(({ from, to }) => to.exceeds(from), { error: 'goes from the lower pressure to the higher one' })
    .optional()
    .describe(
      'What the loop may have where it leaves a machine, as its maker says. Default: not said, and its pressure is not watched.',
    ),
  facility: facility.optional().describe('The water on the other side. Default: not said, and not checked.'),
});

/** What the kinds of machines that give heat to the weather have in common. */
export const RejectionSpec = machines
  .extend({
    kind: z
      .enum(['dry-cooler', 'adiabatic', 'tower', 'chiller', 'tower-chiller'], {
        error: 'takes "dry-cooler", "adiabatic", "tower", "chiller" or "tower-chiller"',
      })
      .describe(
        'dry-cooler: fans alone. adiabatic: fans behind wetted pads. tower: open and evaporative. chiller: air-cooled. tower-chiller: a chiller behind a tower, for water colder than the weather.',
      ),
    takes: z
      .enum(['air', 'liquid', 'both'], { error: 'takes "air", "liquid" or "both"' })
      .describe('Whose heat it rejects: the room machines, the loop, or both.'),
    at: quantity('temperature', {
      from: '-30 °C',
      to: '60 °C',
      why: 'weather on Earth',
      example: '35 °C',
    }).describe('The air at which `each` was rated, at sea level: dry bulb, or wet bulb where there is a tower.'),
    supply: quantity('temperature', {
      from: '4 °C',
      to: '60 °C',
      why: 'chilled water begins at about 6 °C and warm loops end at S50',
      example: '38 °C',
    }).describe('Water that it gives back to the building.'),
    rise: quantity('temperatureDifference', {
      from: '2 K',
      to: '30 K',
      why: 'facility loops are built for 6 to 12 K',
      example: '10 K',
    }).describe('How much warmer the water comes back.'),
    saturation: ratio(0.3, 1, 'wetted pads bring air 70 to 95 % of the way to the wet bulb')
      .optional()
      .describe('adiabatic only: how far its pads bring the air to the wet bulb. Default: 0, as if they were dry.'),
    water: quantity('waterUse', {
      zero: true,
      to: '6 L/kWh',
      why: 'evaporating takes 1.5 L for each kWh, and blowdown adds to it',
      example: '1.8 L/kWh',
    })
      .optional()
      .describe(
        'Water for each kWh of heat at the design hour. Default: 1.8 L/kWh for a tower, that of its compressors with it; none for dry-cooler and chiller; an adiabatic cooler needs it.',
      ),
  })
  .describe('Machines that give heat to the weather.');

const perRack = (what: string) =>
  quantity('power', { to: '600 kW', why: 'no rack is built for more', example: '55 kW' })
    .optional()
    .describe(`What ${what}. Default: the trade's figure for it.`);

export const CoolingSpec = z
  .strictObject({
    air: AirCoolingSpec.optional().describe('Room air: CRAH or CRAC machines, or fan walls. Default: none.'),
    liquid: LiquidCoolingSpec.optional().describe(
      'Coolant distribution units of the closed loop; rear doors and tanks hang on it too. Default: no loop.',
    ),
    limits: z
      .strictObject({
        'perimeter-air': perRack('one rack gives to a room without contained aisles'),
        'contained-air': perRack('one rack gives to contained aisles'),
        'rear-door': perRack('one rear door takes from its rack'),
        liquid: perRack('one rack on cold plates draws'),
        immersion: perRack('one tank draws'),
      })
      .optional()
      .describe(
        "What one rack, or one tank, may give to each medium in this hall, where it is less than the trade's figure. Default: the trade's figures.",
      ),
    rejection: z
      .record(id, RejectionSpec)
      .optional()
      .describe('What gives the heat to the weather. Default: not said, and the climate is not checked.'),
    feeds: references
      .optional()
      .describe('The boards that carry the cooling. Default: its power is counted at the intake only.'),
  })
  .describe("What carries the hall's heat away, by medium.");

export type RowCooling = z.infer<typeof RowCooling>;
export type AirCoolingSpec = z.infer<typeof AirCoolingSpec>;
export type LiquidCoolingSpec = z.infer<typeof LiquidCoolingSpec>;
export type RejectionSpec = z.infer<typeof RejectionSpec>;
export type CoolingSpec = z.infer<typeof CoolingSpec>;
