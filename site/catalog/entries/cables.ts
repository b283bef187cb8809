import { Gbps, m, W } from '../../units/index.ts';
import { netboxGpuPod, nvidiaNetworkManuals } from '../citations.ts';
import type { Cable } from '../kinds/network.ts';

/** Cables of the InfiniBand generations. */
export const cables = [
  {
    id: 'nvidia/ndr-dac',
    kind: 'passive-copper',
    speed: Gbps(400),
    maxLength: m(3),
    powerPerEnd: W(0.1),
    confidence: 'recall',
    citations: [nvidiaNetworkManuals],
  },
  {
    id: 'nvidia/ndr-acc',
    kind: 'active-copper',
    speed: Gbps(400),
    maxLength: m(5),
    powerPerEnd: W(1.5),
    confidence: 'recall',
    citations: [nvidiaNetworkManuals],
  },
  {
    id: 'nvidia/ndr-mm-optics',
    kind: 'multimode',
    speed: Gbps(400),
    maxLength: m(50),
    powerPerEnd: W(16),
    linksPerTwinPort: 2,
    note: 'The SuperPOD guidance is at most 50 m, better 30 m.',
    confidence: 'secondary',
    confidenceOf: { powerPerEnd: 'recall' },
    citations: [netboxGpuPod, nvidiaNetworkManuals],
  },
  {
    id: 'nvidia/ndr-sm-optics',
    kind: 'single-mode',
    speed: Gbps(400),
    maxLength: m(500),
    powerPerEnd: W(17),
    linksPerTwinPort: 2,
    confidence: 'recall',
    citations: [nvidiaNetworkManuals],
  },
  {
    id: 'nvidia/xdr-dac',
    kind: 'passive-copper',
    speed: Gbps(800),
    maxLength: m(1.5),
    powerPerEnd: W(0.1),
    confidence: 'recall',
    citations: [nvidiaNetworkManuals],
  },
] satisfies readonly Cable[];
