import type { Variant } from '../variant.ts';

export const variants: readonly Variant[] = [
  {
    wants: 'an intake for racks and miners, and none for the fans between them',
    change: { 'grid: { limit: 50 MW': 'grid: { limit: 48 MW' },
    refused: [{ code: 'power/envelope-exceeded', at: 'grid: { limit: 48 MW' }],
  },
  {
    wants: 'the miners to stay in the rows that the B300 take',
    change: { 'adds: { b300: all }, removes: [hall-2-goes] }': 'adds: { b300: all } }' },
    refused: [
      { code: 'conversion/row-still-mined', at: 'hall-2-goes' },
      { code: 'power/failure-overload', at: 'bus-a(11..15)' },
      { code: 'power/failure-overload', at: 'bus-b(11..15)' },
      { code: 'power/failure-overload', at: 'tx-(1..30)' },
    ],
  },
  {
    wants: 'the B300 two phases early, in rows that are mined',
    change: {
      'adds: { hopper: all } }': 'adds: { hopper: all, b300: all } }',
      'adds: { b300: all }, removes': 'removes',
    },
    refused: [
      { code: 'conversion/row-still-mined', at: 'hall-2-goes' },
      { code: 'power/envelope-exceeded', at: 'grid: { limit: 50 MW' },
      { code: 'power/failure-overload', at: 'bus-a(11..15)' },
      { code: 'power/failure-overload', at: 'bus-b(11..15)' },
      { code: 'power/failure-overload', at: 'tx-(1..30)' },
    ],
  },
  {
    wants: 'three B200 servers in the cabinet of two',
    change: {
      'server: nvidia/dgx-b200\n    perRack: 2': 'server: nvidia/dgx-b200\n    perRack: 3',
      'b200.gpus: 1312': 'b200.gpus: 1968',
    },
    refused: [
      { code: 'power/failure-overload', at: 'bus-a(6..10)' },
      { code: 'power/failure-overload', at: 'bus-b(6..10)' },
      { code: 'power/failure-overload', at: 'tx-(1..30)' },
    ],
  },
  {
    wants: 'the contracted laboratory to be shed with the rest',
    change: { 'cloud.b200, cloud.b300]': 'cloud.b200, labs.hopper]' },
    refused: [{ code: 'energy/firm-contract-shed', at: 'shed:' }],
  },
  {
    wants: 'both sides of a row from the one path that a mine has',
    change: { 'bus-b(1..5): { from: msb-(6..10)': 'bus-b(1..5): { from: msb-(1..5)' },
    refused: [{ code: 'power/redundancy-not-held', at: 'redundancy: 2N' }],
  },
  {
    wants: 'to sell more curtailment than the miners and the cloud draw',
    change: { 'depth: 36 MW': 'depth: 46 MW' },
    refused: [
      { code: 'energy/programme-not-met', at: 'curtailment: { depth: 46 MW' },
      { code: 'energy/floor-broken', at: 'curtailment: { depth: 46 MW' },
    ],
  },
  {
    wants: 'a store of spinning disks for the checkpoints',
    change: { 'write: 250 GB/s': 'write: 25 GB/s' },
    refused: [{ code: 'storage/checkpoint-too-slow', at: 'checkpoints: { kind: weka' }],
  },
];
