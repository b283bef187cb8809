import type { Variant } from '../variant.ts';

export const variants: readonly Variant[] = [
  {
    // 625 servers: five rows of 25 cabinets of five.
    wants: 'the 5,000 B200 of the announcement on the 7.2 MW of the announcement',
    change: {
      'row-(1..7): { racks: 9, feeds: [bus-a(1..7), bus-b(1..7), bus-c(1..7), bus-d(1..7), bus-e(1..7), bus-f(1..7)]':
        'row-(1..5): { racks: 25, feeds: [bus-a(1..5), bus-b(1..5), bus-c(1..5), bus-d(1..5), bus-e(1..5), bus-f(1..5)]',
      'perRack: 4': 'perRack: 5',
      'racks: hall-1/row-(1..7)': 'racks: hall-1/row-(1..5)',
      'gpus: 2016, power.facility: { atMost: 7.2 MW }': 'gpus: 5000',
    },
    refused: [
      { code: 'cooling/liquid-short', at: 'liquid:' },
      { code: 'cooling/water-short', at: 'water: { limit: 200 m3/d' },
      { code: 'power/envelope-exceeded', at: 'grid: { limit: 7.2 MW' },
      { code: 'power/transformer-overloaded', at: 'tx-(1..6)' },
    ],
    andMore: true,
  },
  {
    wants: 'air instead of rear doors',
    change: { 'cooling: rear-door': 'cooling: contained-air' },
    refused: [
      { code: 'cooling/rack-too-dense', at: 'row-(1..7)' },
      { code: 'cooling/air-short', at: 'air: { units: crah-(1..8)' },
    ],
  },
  {
    wants: 'the switches a floor further up, on the same multimode optics',
    change: { 'toCore: 30 m': 'toCore: 65 m' },
    refused: [{ code: 'fabric/cable-too-long', at: 'ib: { kind: infiniband' }],
  },
  {
    wants: 'full cabinets over the light panels of a server room',
    change: { 'rolling: 450 kg': 'rolling: 250 kg' },
    refused: [{ code: 'floor/tile-overloaded', at: 'row-(1..7)' }],
  },
  {
    wants: 'an aisle for rear doors of two metres, with the rows that the room has',
    change: { 'hot: 1.2 m': 'hot: 2 m' },
    refused: [{ code: 'floor/hall-too-small', at: 'layout: { width: 24 m' }],
  },
  {
    wants: 'to run on the water that a permit of half the size gives',
    change: { 'limit: 200 m3/d': 'limit: 100 m3/d' },
    refused: [{ code: 'cooling/water-short', at: 'water: { limit: 100 m3/d' }],
  },
  {
    wants: 'the same tenants across the lake, where their data may not go',
    change: { 'region: CA-ON': 'region: US-NY' },
    refused: [
      { code: 'tenancy/data-elsewhere', at: 'dataStays: [CA]' },
      { code: 'tenancy/data-elsewhere', at: 'dataStays: [CA]' },
    ],
  },
  {
    wants: 'the same towers in Singapore',
    change: { 'wetBulb: 23 °C': 'wetBulb: 27 °C' },
    refused: [{ code: 'cooling/rejection-rated-below-design', at: 'towers:' }],
  },
  {
    wants: 'towers without the chillers before them',
    change: { 'kind: tower-chiller': 'kind: tower' },
    refused: [{ code: 'cooling/rejection-too-cold', at: 'towers:' }],
  },
  {
    wants: 'rear doors on the warm water that cold plates take',
    change: {
      'supply: 23 °C, facility: { supply: 20 °C, approach: 3 K }':
        'supply: 40 °C, facility: { supply: 37 °C, approach: 3 K }',
    },
    refused: [{ code: 'cooling/water-warmer-than-air', at: 'liquid:' }],
  },
  {
    wants: 'generators for half of the building',
    change: { 'gen-(1..6): { rating: 2 MW': 'gen-(1..6): { rating: 750 kW' },
    refused: [
      { code: 'power/generator-overloaded', at: 'gen-(1..6)' },
      { code: 'power/tier-not-held', at: 'tier: III' },
    ],
  },
  {
    wants: 'two models side by side where one tenant has nodes for one',
    change: { 'parameters: 140 billion': 'parameters: 140 billion, atOnce: 2' },
    refused: [{ code: 'reliability/job-too-large', at: 'translation:' }],
  },
  {
    wants: 'more for one tenant than the others leave',
    change: { 'pools: { b200: 54 nodes }': 'pools: { b200: 80 nodes }' },
    refused: [{ code: 'tenancy/quota-exceeds-pool', at: 'pools: { b200: 80 nodes }' }],
  },
  {
    wants: 'the sixth side from the UPS of the fifth, which leaves four supplies where a B200 needs five',
    change: { 'bus-f(1..7): { from: ups-6': 'bus-f(1..7): { from: ups-5' },
    refused: [
      { code: 'power/continuous-rating-exceeded', at: 'msb-(1..6)' },
      { code: 'power/continuous-rating-exceeded', at: 'ups-(1..6)' },
      { code: 'power/maintenance-not-held', at: 'redundancy: concurrently-maintainable' },
      { code: 'power/tier-not-held', at: 'tier: III' },
      { code: 'power/transformer-overloaded', at: 'tx-(1..6)' },
    ],
  },
  {
    wants: 'Tier 3 on engines that are rated for two hundred hours a year',
    change: { 'gen-(1..6): { rating: 2 MW,': 'gen-(1..6): { rating: 2 MW, duty: standby,' },
    refused: [{ code: 'power/tier-not-held', at: 'tier: III' }],
  },
];
