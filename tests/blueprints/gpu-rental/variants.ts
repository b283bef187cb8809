import type { Variant } from '../variant.ts';

export const variants: readonly Variant[] = [
  {
    wants: 'to cut the GeForce cards of the old rigs into slices',
    change: {
      'server: nvidia/dgx-h100\n    perRack: 2\n    racks: hall-1/row-4':
        'server: generic/mining-rig-8x-rtx-4090\n    perRack: 2\n    racks: hall-1/row-4',
    },
    refused: [
      { code: 'conversion/geforce-licence', at: 'server: generic/mining-rig-8x-rtx-4090' },
      { code: 'cluster/mig-not-possible', at: 'sharing: mig' },
      { code: 'storage/drives-unknown', at: 'scratch: { kind: node-nvme' },
    ],
  },
  {
    wants: 'to let the old rigs by the hour as they are',
    change: { 'server: generic/8x-rtx-pro-6000-4u': 'server: generic/mining-rig-8x-rtx-5090' },
    refused: [
      { code: 'conversion/geforce-rental', at: 'server: generic/mining-rig-8x-rtx-5090' },
      { code: 'energy/floor-above-load', at: 'floor: 200 kW' },
    ],
  },
  {
    wants: 'MIG on cards that have none',
    change: { 'sharing: time-slices': 'sharing: mig' },
    refused: [{ code: 'cluster/mig-not-possible', at: 'sharing: mig' }],
  },
  {
    wants: 'slices that an H100 does not come in',
    change: { 'all-1g.10gb': 'all-1g.34gb' },
    refused: [{ code: 'cluster/mig-layout-unknown', at: 'migLayout: all-1g.34gb' }],
  },
  {
    wants: 'four H100 servers in the cabinet of two',
    change: { 'perRack: 2\n    racks: hall-1/row-3': 'perRack: 4\n    racks: hall-1/row-3' },
    refused: [{ code: 'power/failure-overload', at: 'tx-(1..2)' }],
  },
  {
    wants: 'two cooling units where four stood',
    change: { 'crac-(1..4)': 'crac-(1..2)' },
    refused: [{ code: 'cooling/air-short', at: 'air: { units: crac-(1..2)' }],
  },
  {
    wants: 'a price that nobody can date',
    change: { 'price: 0.45 USD/GPU-h, priceOn: 2026-11-20': 'price: 0.45 USD/GPU-h' },
    refused: [{ code: 'site/invalid-field', at: 'contract: { flexible: true, price: 0.45' }],
  },
];
