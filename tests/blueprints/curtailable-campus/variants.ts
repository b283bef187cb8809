import type { Variant } from '../variant.ts';

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
