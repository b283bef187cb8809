import { kg, mm, U } from '../../units/index.ts';
import { netboxGpuPod, superPodB200, superPodDataCenterH100 } from '../citations.ts';
import type { Rack } from '../kinds/hall.ts';

/** Cabinets. */
export const racks = [
  {
    id: 'generic/eia-48u-800x1200',
    height: U(48),
    width: mm(800),
    depth: mm(1200),
    maxLoad: kg(1360),
    maxVerticalPdus: 2,
    freeBelow: U(2),
    note: 'SuperPOD asks for 48U and 600 x 1,200 mm at least; servers begin at U3.',
    confidence: 'secondary',
    citations: [netboxGpuPod, superPodDataCenterH100],
  },
  {
    id: 'generic/eia-52u-700x1200',
    height: U(52),
    width: mm(700),
    depth: mm(1200),
    confidence: 'secondary',
    citations: [superPodB200],
  },
] satisfies readonly Rack[];
