import type { Variant } from '../variant.ts';

export const variants: readonly Variant[] = [
  {
    wants: 'boards of 4000 A, which are short by two per cent when the other side is lost',
    change: {
      'msb-a(1..6): { from: tx-a(1..6), rating: 5000 A }': 'msb-a(1..6): { from: tx-a(1..6), rating: 4000 A }',
    },
    refused: [{ code: 'power/failure-overload', at: 'msb-a(1..6)' }],
  },
  {
    wants: 'NVL72 racks on the floor of a mine, without plates',
    change: { 'width: 800 mm, depth: 1200 mm': 'width: 600 mm, depth: 1070 mm' },
    refused: [{ code: 'floor/rack-too-heavy', at: 'row-(1..10)' }],
  },
  {
    wants: 'one distribution unit fewer',
    change: { 'cdu-(1..9)': 'cdu-(1..8)' },
    refused: [{ code: 'cooling/liquid-short', at: 'liquid: { units: cdu-(1..8)' }],
  },
  {
    wants: 'to keep 15 MW whatever happens, with 2 MW promised to the grid',
    change: { 'floor: 10 MW': 'floor: 15 MW' },
    refused: [{ code: 'energy/floor-broken', at: 'interruptible: { depth: 2 MW' }],
  },
  {
    wants: 'two racks more for the firm tenant than are left',
    change: { 'pools: { train: 64 racks }': 'pools: { train: 66 racks }' },
    refused: [{ code: 'tenancy/quota-exceeds-pool', at: 'pools: { train: 15 racks' }],
  },
  {
    wants: 'the same dry coolers where summer has 44 °C',
    change: { 'ambient: 39 °C': 'ambient: 44 °C' },
    refused: [
      { code: 'cooling/rejection-rated-below-design', at: 'chill: {' },
      { code: 'cooling/rejection-short', at: 'rejection:' },
      { code: 'cooling/rejection-too-cold', at: 'dry: {' },
    ],
  },
];
