import type { Variant } from '../variant.ts';

export const variants: readonly Variant[] = [
  {
    wants: 'smaller transformers, which carry their halves and not the other side',
    change: { 'tx-a(1..10): { from: grid, rating: 3.15 MVA': 'tx-a(1..10): { from: grid, rating: 2 MVA' },
    refused: [{ code: 'power/failure-overload', at: 'tx-a(1..10)' }],
  },
  {
    wants: 'two reservations under one key, whose jobs would reach each other',
    change: { 'pkey: "0x0102"': 'pkey: "0x0101"' },
    refused: [{ code: 'tenancy/pkey-not-unique', at: 'pkey: "0x0101"' }],
  },
  {
    wants: 'more reserved than there is',
    change: { 'h100: 832 nodes': 'h100: 928 nodes' },
    refused: [{ code: 'tenancy/quota-exceeds-pool', at: 'pools: { h100: 928 nodes' }],
  },
  {
    wants: 'a reservation on the shed ladder',
    change: { 'shed: [spot.h100-open]': 'shed: [spot.h100-open, reserved-one.h100]' },
    refused: [{ code: 'energy/firm-contract-shed', at: 'shed:' }],
  },
  {
    wants: 'four fan walls fewer, so that none is to spare',
    change: { 'units: fan-wall-(1..48)': 'units: fan-wall-(1..44)' },
    refused: [{ code: 'cooling/air-short', at: 'air: { units: fan-wall-(1..44)' }],
  },
  {
    wants: 'a checkpoint of every job each minute, behind its back',
    change: {
      'one: { pool: h100, tenant: reserved-one, gpus: 1024, atOnce: 8, parameters: 405 billion, stall: 60 s }':
        'one: { pool: h100, tenant: reserved-one, gpus: 64, atOnce: 128, parameters: 405 billion, first: memory, stall: 5 s, interval: 1 min }',
    },
    refused: [{ code: 'storage/checkpoints-not-drained', at: 'checkpoints: { kind: vast' }],
  },
];
