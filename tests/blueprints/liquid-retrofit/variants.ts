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
    change: {
      'spreadOver: { width: 800 mm, depth: 1200 mm }': 'spreadOver: { width: 600 mm, depth: 1070 mm }',
    },
    refused: [{ code: 'floor/rack-too-heavy', at: 'row-(1..10)' }],
  },
  {
    wants: 'the floor to carry less by plates that reach under the neighbours',
    change: {
      'spreadOver: { width: 800 mm, depth: 1200 mm }': 'spreadOver: { width: 1600 mm, depth: 1200 mm }',
    },
    refused: [{ code: 'floor/spread-overlaps', at: 'floor: { load: 17 kPa' }],
  },
  {
    wants: 'racks of 48 units through the doors that pallets of miners went through',
    change: { 'height: 2.5 m': 'height: 2.1 m' },
    refused: [
      { code: 'floor/door-too-small', at: 'row-(1..10)' },
      { code: 'floor/door-too-small', at: 'row-11' },
      { code: 'floor/door-too-small', at: 'row-(12..13)' },
      { code: 'floor/door-too-small', at: 'row-14' },
    ],
  },
  {
    wants: 'cold aisles of three metres in the same shell',
    change: { 'cold: 1.8 m': 'cold: 3 m' },
    refused: [{ code: 'fabric/core-farther-than-said', at: 'toCore: 45 m' }],
  },
  {
    wants: 'all rows one behind the other in the same shell',
    change: { 'abreast: 2': 'abreast: 1' },
    refused: [
      { code: 'fabric/core-farther-than-said', at: 'toCore: 45 m' },
      { code: 'floor/hall-too-small', at: 'layout: { width: 24 m' },
    ],
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
    wants: 'rear doors on the loop of the cold plates',
    change: { 'feeds: [bus-a11, bus-b11] }': 'feeds: [bus-a11, bus-b11], cooling: rear-door }' },
    refused: [{ code: 'cooling/water-warmer-than-air', at: 'liquid: { units: cdu-(1..9)' }],
  },
  {
    wants: 'a trillion parameters through the store that was built for 405 billion',
    change: { 'parameters: 405 billion': 'parameters: 1 trillion' },
    refused: [{ code: 'storage/checkpoint-too-slow', at: 'checkpoints:' }],
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
