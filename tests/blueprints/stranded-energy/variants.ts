import type { Variant } from '../variant.ts';

export const variants: readonly Variant[] = [
  {
    wants: 'a spare engine sold, with no utility to lean on',
    change: {
      'gas-(1..7): { rating: 1.2 MW': 'gas-(1..5): { rating: 1.2 MW',
      'from: gas-(1..7)': 'from: gas-(1..5)',
      'is: gas-(1..7)': 'is: gas-(1..5)',
    },
    refused: [
      { code: 'power/envelope-exceeded', at: 'gas-(1..5)' },
      { code: 'power/generation-short', at: 'gas-(1..5)' },
      { code: 'power/generator-block-too-large', at: 'gas-(1..5)' },
    ],
  },
  {
    wants: 'engines that are rated for outages to run for years',
    change: { 'duty: continuous': 'duty: standby' },
    refused: [{ code: 'site/invalid-field', at: 'gas-(1..7)' }],
  },
  {
    wants: 'to sell the microwave link, because the fibre is wide enough',
    change: { '  microwave: { rate: 5 Gb/s, medium: microwave }\n': '' },
    refused: [{ code: 'tenancy/uplink-exceeded', at: 'uplinks' }],
  },
  {
    wants: 'the transformer that the mine had beside a module',
    change: { 'rating: 1.25 MVA': 'rating: 1 MVA' },
    refused: [{ code: 'power/transformer-overloaded', at: 'tx-(1..6)' }],
  },
  {
    wants: 'the miners to stay when the modules come',
    change: { ', removes: [flare]': '', 'atMost: 6.7 MW': 'atMost: 7.5 MW' },
    refused: [
      { code: 'power/continuous-rating-exceeded', at: 'msb-(1..6)' },
      { code: 'power/envelope-exceeded', at: 'gas-(1..7)' },
      { code: 'power/generation-short', at: 'gas-(1..7)' },
      { code: 'power/transformer-overloaded', at: 'tx-(1..6)' },
    ],
  },
  {
    wants: 'lean-burn engines that take a twentieth of their rating at once, and no utility that helps out',
    change: { 'class: G2 }': 'class: G2, step: 5 % }' },
    refused: [
      { code: 'power/generator-block-too-large', at: 'gas-(1..7)' },
      { code: 'power/generator-block-too-large', at: 'gas-(1..7)' },
    ],
  },
];
