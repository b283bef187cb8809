import { Gbps, W } from '../../units/index.ts';
import { deviceTypeLibrary, dgxGb200Guide, nvidiaNetworkManuals, nvmlMock } from '../citations.ts';
import type { Adapter } from '../kinds/network.ts';

/** Network adapters. */
export const adapters = [
  {
    id: 'nvidia/connectx-6',
    infiniband: 'HDR',
    portSpeed: Gbps(200),
    pcie: 'Gen4 x16',
    deviceCode: 'MT4123',
    confidence: 'vendor-repository',
    citations: [nvmlMock],
  },
  {
    id: 'nvidia/connectx-7',
    infiniband: 'NDR',
    portSpeed: Gbps(400),
    pcie: 'Gen5 x16',
    deviceCode: 'MT4129',
    typicalPower: W(25),
    pkeyTable: 128,
    confidence: 'vendor-repository',
    confidenceOf: { typicalPower: 'recall', pkeyTable: 'recall' },
    citations: [nvmlMock, nvidiaNetworkManuals],
  },
  {
    id: 'nvidia/connectx-8',
    infiniband: 'XDR',
    portSpeed: Gbps(800),
    pcie: 'Gen6 x16',
    confidence: 'recall',
    citations: [nvidiaNetworkManuals],
  },
  {
    id: 'nvidia/bluefield-3',
    infiniband: 'NDR',
    portSpeed: Gbps(400),
    ports: 2,
    pcie: 'Gen5 x16',
    maxPower: W(150),
    confidence: 'primary',
    confidenceOf: { maxPower: 'recall' },
    citations: [nvidiaNetworkManuals, dgxGb200Guide],
  },
  {
    id: 'broadcom/bcm57608',
    ethernet: true,
    portSpeed: Gbps(400),
    confidence: 'secondary',
    citations: [deviceTypeLibrary],
  },
] satisfies readonly Adapter[];
