import type { Variant } from '../variant.ts';

export const variants: readonly Variant[] = [
  {
    wants: 'to sell the gross power of the building as critical power',
    change: { '      critical: 70 MW': '      critical: 75 MW' },
    refused: [{ code: 'conversion/critical-not-carried', at: 'critical: 75 MW' }],
  },
  {
    wants: 'the second hall in service with the first',
    change: { 'ready: 2027-03-31': 'ready: 2026-12-31' },
    refused: [{ code: 'conversion/ready-too-late', at: 'hall-2: { critical: 17.5 MW' }],
  },
  {
    wants: 'denser racks of the tenant on the same rows',
    change: { 'draw: 120 kW': 'draw: 140 kW' },
    refused: [
      { code: 'site/unexpected-value', at: 'expect:' },
      { code: 'power/envelope-exceeded', at: 'grid: { limit: 100 MW' },
      { code: 'power/failure-overload', at: 'tx-a(1..32)' },
    ],
    andMore: true,
  },
  {
    wants: 'racks too far from the fabric room for the optics that the tenant brings',
    change: { 'reach: 50 m': 'reach: 30 m' },
    refused: Array.from({ length: 4 }, () => ({ code: 'fabric/shell-beyond-reach', at: 'toCore: 50 m' })),
  },
  {
    wants: 'a share of our cluster for who was promised one of its own',
    change: { 'isolation: dedicated-cluster': 'isolation: dedicated-nodes' },
    refused: [{ code: 'conversion/shell-not-dedicated', at: 'isolation: dedicated-nodes' }],
  },
  {
    wants: 'one substation transformer for both sides',
    change: { 'tx-b(1..32): { from: sub-2': 'tx-b(1..32): { from: sub-1' },
    refused: [{ code: 'power/redundancy-not-held', at: 'redundancy: 2N' }],
  },
];
