import { z } from 'zod';
import { CoolingSpec, RowCooling } from './cooling.ts';
import { catalogId, countBetween, feedReferences, id, prose, quantity, rangedId, references } from './fields.ts';
import { LayoutSpec } from './layout.ts';

const SPREAD = { from: '300 mm', to: '5 m', why: 'from half a rack to a plate under several' } as const;
const TILE = { from: '50 kg', to: '10000 kg', why: 'the heaviest panels are rated for some 1,400 kg' } as const;

export const RowSpec = z
  .strictObject({
    racks: countBetween(1, 200, '200 racks of 600 mm are a row of 120 m').describe('Rack positions in the row.'),
    feeds: feedReferences.describe('One entry for each side. A range is dealt out over a range of rows in order.'),
    tap: quantity('current', { to: '2000 A', why: 'a tap-off box of a busway', example: '250 A' })
      .optional()
      .describe('Breaker of one rack on one side. Default: none, the busway is the limit.'),
    cooling: RowCooling.optional().describe(
      'How its heat leaves it. Default: liquid for racks that give heat to a loop, else room air as the hall has it.',
    ),
    rack: catalogId.optional().describe('The rack that loose servers stand in. Default: "generic/eia-48u-800x1200".'),
    columns: quantity('length', { to: '60 m', why: 'a part of one row', example: '1.2 m' })
      .optional()
      .describe('Length of the row that columns, panels and coolers take from racks. Default: none.'),
  })
  .describe('A row of racks, or many alike by a range.');

export const CarveOutSpec = z
  .strictObject({
    rows: references.describe('The rows of this hall that are set apart: "row-(1..4)".'),
    limit: quantity('power', { to: '5 GW', why: 'a part of one hall', example: '5 MW' }).describe(
      'The most that stands in them may draw, racks and miners together.',
    ),
    tenant: id.optional().describe('Whose rows they are: nothing of another stands in them. Default: nobody alone.'),
  })
  .describe('Rows of the hall that are set apart, with a limit of their own.');

export const HallSpec = z
  .strictObject({
    was: prose.optional().describe('What the mine used it for. Default: not said.'),
    floor: z
      .strictObject({
        load: quantity('pressure', {
          from: '1 kPa',
          to: '200 kPa',
          why: 'TIA-942 asks for 7.2 kPa at least and recommends 12',
          example: '17 kPa',
        }).describe('Uniform load that the floor carries.'),
        spreadOver: z
          .strictObject({
            width: quantity('length', { ...SPREAD, example: '800 mm' }).describe('Across the row.'),
            depth: quantity('length', { ...SPREAD, example: '1200 mm' }).describe('From aisle to aisle.'),
          })
          .optional()
          .describe("Area over which plates or the plan spread one rack. Default: the rack's own footprint."),
        tile: z
          .strictObject({
            point: quantity('mass', { ...TILE, example: '680 kg' }).describe('Load on one spot of it, at rest.'),
            rolling: quantity('mass', { ...TILE, example: '570 kg' }).describe('Load of one wheel that rolls over it.'),
          })
          .optional()
          .describe('What one tile of a raised floor carries. Default: none, the floor is a slab.'),
      })
      .describe('What the floor carries.'),
    toCore: quantity('length', { to: '20 km', why: 'a campus', example: '45 m' }).describe(
      "Longest cable from a rack of the hall to the fabric's switches.",
    ),
    layout: LayoutSpec.optional().describe(
      'Where the rows stand: aisles, walls, doors and the ways of cables. Default: not said, and neither rows nor cables are measured.',
    ),
    cooling: CoolingSpec,
    carveOuts: z
      .record(id, CarveOutSpec)
      .optional()
      .describe('Parts of the hall that are set apart, by name. Default: none.'),
    rows: z
      .record(rangedId, RowSpec)
      .optional()
      .describe('Rows of racks and the feeds that they hang from. Default: none, a hall without racks.'),
  })
  .describe('One hall: its floor, its cooling and its rows.');

export const HallsSpec = z.record(id, HallSpec).describe('The halls of the building, by name.');

export type RowSpec = z.infer<typeof RowSpec>;
export type CarveOutSpec = z.infer<typeof CarveOutSpec>;
export type HallSpec = z.infer<typeof HallSpec>;
