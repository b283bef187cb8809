import type { Variant } from '../variant.ts';

/** The first line of a hall: where its rows stand. */
const hall = (id: string, aisles: string, core: string) =>
  `${id}: { toCore: 30 m, floor: { load: 17 kPa, spreadOver: { width: 600 mm, depth: 1600 mm } }, layout: { width: 39 m, length: 13 m, aisles: ${aisles}, door: { width: 1.8 m, height: 2.6 m }, cables: { drop: 1.5 m, slack: 500 mm }, core: ${core} }`;
const NARROW = '{ cold: 1.2 m, hot: 900 mm }';

export const variants: readonly Variant[] = [
  {
    wants: 'a hall whose racks stand 45 m from the network core',
    change: { 'two-3: { toCore: 30 m': 'two-3: { toCore: 45 m' },
    refused: [
      { code: 'fabric/shell-beyond-reach', at: 'two-3' },
      { code: 'fabric/shell-beyond-reach', at: 'two-3' },
    ],
  },
  {
    wants: 'the network core at the edge of its rows',
    change: { [hall('two-4', NARROW, 'net-3')]: hall('two-4', NARROW, 'net-5') },
    refused: [{ code: 'fabric/core-farther-than-said', at: 'two-4' }],
  },
  {
    wants: 'wider aisles, with every rack still within 30 m of the core',
    change: { [hall('one-2', NARROW, 'net-3')]: hall('one-2', '{ cold: 1.8 m, hot: 1.2 m }', 'net-3') },
    refused: [
      { code: 'fabric/core-farther-than-said', at: 'one-2' },
      { code: 'floor/hall-too-small', at: 'one-2' },
    ],
  },
  {
    wants: 'substation transformers that carry their side and not the other',
    change: { 'sub-(1..8): { from: grid, rating: 200 MVA': 'sub-(1..8): { from: grid, rating: 150 MVA' },
    refused: [{ code: 'power/failure-overload', at: 'sub-(1..8)' }],
  },
  {
    wants: 'to sell the anchor ten megawatts more than its halls come to',
    change: { 'critical: 250 MW': 'critical: 260 MW' },
    refused: [{ code: 'conversion/critical-not-carried', at: 'critical: 260 MW' }],
  },
  {
    wants: 'a hall ready for service before its phase is',
    change: { 'three-5: { critical: 25 MW, ready: 2027-09-30': 'three-5: { critical: 25 MW, ready: 2027-06-30' },
    refused: [{ code: 'conversion/ready-too-late', at: 'halls: { three-1:' }],
  },
  {
    wants: 'to promise the grid more than miners and our own hall can shed',
    change: { 'depth: 130 MW': 'depth: 180 MW' },
    refused: [
      { code: 'energy/programme-not-met', at: 'load-modifying: { depth: 180 MW' },
      { code: 'energy/floor-broken', at: 'load-modifying: { depth: 180 MW' },
    ],
  },
  {
    wants: 'to carve out a hall that is let',
    change: { 'racks: three-6/row-(1..12)': 'racks: three-5/row-(1..12)' },
    refused: [{ code: 'site/row-taken', at: 'three-racks' }],
  },
  {
    wants: 'a carve-out of a megawatt less than what stands in it',
    change: { 'limit: 25.1 MW': 'limit: 24 MW' },
    refused: [{ code: 'conversion/carve-out-exceeded', at: 'carveOuts:' }],
  },
];
