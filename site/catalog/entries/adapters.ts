import { Gbps, W } from '../../units/index.ts';
import {
  amdPollara,
  deviceTypeLibrary,
  dgxGb200Guide,
  nvidiaNetworkManuals,
  nvmlMock,
  sriovHardware,
} from '../citations.ts';
import type { Adapter } from '../kinds/network.ts';

/** Network adapters. */
export const adapters = [
  {
    id: 'nvidia/connectx-6',
    pciDevice: '101b',
    infiniband: 'HDR',
    portSpeed: Gbps(200),
    pcie: 'Gen4 x16',
    deviceCode: 'MT4123',
    confidence: 'vendor-repository',
    citations: [nvmlMock, sriovHardware],
  },
  {
    id: 'nvidia/connectx-7',
    pciDevice: '1021',
    infiniband: 'NDR',
    portSpeed: Gbps(400),
    pcie: 'Gen5 x16',
    deviceCode: 'MT4129',
    typicalPower: W(25),
    pkeyTable: 128,
    confidence: 'vendor-repository',
    confidenceOf: { typicalPower: 'recall', pkeyTable: 'recall' },
    citations: [nvmlMock, nvidiaNetworkManuals, sriovHardware],
  },
  {
    id: 'nvidia/connectx-8',
    pciDevice: '1023',
    infiniband: 'XDR',
    portSpeed: Gbps(800),
    pcie: 'Gen6 x16',
    confidence: 'recall',
    confidenceOf: { pciDevice: 'vendor-repository' },
    citations: [nvidiaNetworkManuals, sriovHardware],
  },
  {
    id: 'nvidia/bluefield-3',
    pciDevice: 'a2dc',
    infiniband: 'NDR',
    portSpeed: Gbps(400),
    ports: 2,
    pcie: 'Gen5 x16',
    maxPower: W(150),
    confidence: 'primary',
    confidenceOf: { maxPower: 'recall', pciDevice: 'vendor-repository' },
    citations: [nvidiaNetworkManuals, dgxGb200Guide, sriovHardware],
  },
  {
    id: 'broadcom/bcm57608',
    ethernet: true,
    portSpeed: Gbps(400),
    confidence: 'secondary',
    citations: [deviceTypeLibrary],
  },
  {
    id: 'amd/pollara-400',
    ethernet: true,
    portSpeed: Gbps(400),
    confidence: 'primary',
    citations: [amdPollara],
  },
] satisfies readonly Adapter[];
