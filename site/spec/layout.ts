import { z } from 'zod';
import { countBetween, quantity, references } from './fields.ts';

const AISLE = { from: '600 mm', to: '10 m', why: 'a person passes at 600 mm; 10 m are a hall of its own' } as const;

export const LayoutSpec = z
  .strictObject({
    width: quantity('length', { from: '2 m', to: '300 m', why: 'a room with racks in it', example: '32 m' })
      .optional()
      .describe('Inside of the hall across the rows. Default: not said, and the rows are not held to it.'),
    length: quantity('length', { from: '2 m', to: '300 m', why: 'a room with racks in it', example: '24 m' })
      .optional()
      .describe('Inside of the hall along the rows. Default: not said, and the rows are not held to it.'),
    walls: quantity('length', { ...AISLE, example: '1.2 m' })
      .optional()
      .describe('Free way between racks and walls, on all sides. Default: 1.2 m.'),
    aisles: z
      .strictObject({
        cold: quantity('length', { ...AISLE, example: '1.8 m' }).describe('Between the fronts of two rows.'),
        hot: quantity('length', { ...AISLE, example: '1.2 m' }).describe('Between the backs of two rows.'),
      })
      .describe(
        'Rows stand one behind the other in the order of the file, by turns front to front and back to back; a cold aisle is between the first two.',
      ),
    abreast: countBetween(1, 10, 'rows end to end across one hall')
      .optional()
      .describe('Rows that stand end to end in one line, with a way across between them. Default: 1.'),
    across: quantity('length', { ...AISLE, example: '2.4 m' })
      .optional()
      .describe('Width of the way between rows that stand end to end. Default: 1.2 m.'),
    position: z
      .strictObject({
        width: quantity('length', {
          from: '500 mm',
          to: '3 m',
          why: 'racks are 600 to 800 mm wide',
          example: '800 mm',
        }).describe('From the middle of one rack to the middle of the next.'),
        depth: quantity('length', {
          from: '600 mm',
          to: '3 m',
          why: 'racks are 1,000 to 1,400 mm deep',
          example: '1200 mm',
        }).describe('From aisle to aisle.'),
      })
      .optional()
      .describe('Floor that the plan gives one rack. Default: what the rack itself measures, side by side.'),
    clearHeight: quantity('length', {
      from: '2 m',
      to: '20 m',
      why: 'from a cellar to a warehouse; guidelines ask for 2.4 m',
      example: '3 m',
    })
      .optional()
      .describe(
        'From the floor to the lowest tray, pipe or beam over the rows. Default: not said, and racks are not held to it.',
      ),
    door: z
      .strictObject({
        width: quantity('length', {
          from: '600 mm',
          to: '10 m',
          why: 'from a door for people to a gate for trucks',
          example: '1200 mm',
        }).describe('Clear width.'),
        height: quantity('length', {
          from: '1.8 m',
          to: '10 m',
          why: 'from a door for people to a gate for trucks',
          example: '2500 mm',
        }).describe('Clear height.'),
      })
      .optional()
      .describe(
        'The narrowest and lowest place on the way from the dock to the rows. Default: not said, and racks are not held to it.',
      ),
    cables: z
      .strictObject({
        drop: quantity('length', {
          from: '100 mm',
          to: '15 m',
          why: 'from a port to the trays over the racks, or under the floor',
          example: '2.5 m',
        }).describe('From a port to the trays; each cable takes it at both ends, and once where it stays in one rack.'),
        slack: quantity('length', { zero: true, to: '20 m', why: 'more is a coil', example: '1 m' }).describe(
          'Reserve of each cable.',
        ),
      })
      .optional()
      .describe(
        'How cables run: along the rows and across them by the shortest way. Default: not said, and toCore is the length of all.',
      ),
    core: references
      .optional()
      .describe(
        'Rows of this hall in which the network core of a tenant stands: "net-(1..5)". Default: none, only switches of a fabric of this file are known.',
      ),
  })
  .describe('Where the rows of a hall stand.');

export type LayoutSpec = z.infer<typeof LayoutSpec>;
