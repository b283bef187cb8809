import { z } from 'zod';
import { id, quantity, ratio, rowReferences } from './fields.ts';
import { redundancy } from './redundancy.ts';

export const ShellSpec = z
  .strictObject({
    tenant: id.describe('The tenant that brings the racks, and the cluster in them.'),
    racks: rowReferences.describe('The rows that it fills: [hall-1/row-(1..10), hall-2/row-(1..10)].'),
    draw: quantity('power', {
      from: '500 W',
      to: '1 MW',
      why: 'from a rack of patch panels to the 600 kW racks that are announced for 2027',
      example: '44 kW',
    }).describe('Density: the highest draw of one rack.'),
    liquidShare: ratio(0, 1, 'a share of the heat: 0.85 for a rack with cold plates, 0 for one cooled by air')
      .optional()
      .describe('Share of its heat that goes to cold plates. Default: 0, all of it to the room air.'),
    height: quantity('rackUnits', { to: '60 U', why: 'doors end below 60 U', example: '48 U' })
      .optional()
      .describe("Height of what stands in one rack. Default: not known, and held to no cabinet's height."),
    weight: quantity('mass', {
      from: '20 kg',
      to: '5000 kg',
      why: 'an empty cabinet weighs some 100 kg, a full one at most some 2 t',
      example: '1360 kg',
    })
      .optional()
      .describe('Weight of one full rack. Default: not known, and the floor is not checked there.'),
    footprint: z
      .strictObject({
        width: quantity('length', { to: '3 m', why: 'a rack', example: '600 mm' }).describe('Across the row.'),
        depth: quantity('length', { to: '3 m', why: 'a rack', example: '1200 mm' }).describe('From aisle to aisle.'),
      })
      .optional()
      .describe('Area that one rack stands on. Default: that of the rack that the row names.'),
    redundancy,
    reach: quantity('length', { to: '20 km', why: 'a campus', example: '30 m' })
      .optional()
      .describe('Longest cable from a rack to the network core that its fabric takes. Default: not said.'),
  })
  .describe(
    'Racks that a tenant brings, by their density: power, cooling and floor are held to them, no pool is made.',
  );

export type ShellSpec = z.infer<typeof ShellSpec>;
