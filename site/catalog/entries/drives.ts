import { d, GBps, MBps, TB } from '../../units/index.ts';
import { lenovoP4500, vsanEsaDrives } from '../building-citations.ts';
import type { Drive } from '../kinds/reliability.ts';

const FIVE_YEARS = d(5 * 365);

/** Drives whose endurance was read. */
export const drives = [
  {
    id: 'generic/nvme-tlc-read-intensive-3.84tb',
    capacity: TB(3.84),
    driveWritesPerDay: 1,
    note: 'A class of drives, not a product: what server makers qualify as read-intensive TLC.',
    confidence: 'secondary',
    citations: [vsanEsaDrives],
  },
  {
    id: 'intel/p4500-1tb',
    capacity: TB(1),
    driveWritesPerDay: 0.75,
    warranty: FIVE_YEARS,
    write: MBps(600),
    confidence: 'secondary',
    citations: [lenovoP4500],
  },
  {
    id: 'intel/p4500-4tb',
    capacity: TB(4),
    driveWritesPerDay: 0.65,
    warranty: FIVE_YEARS,
    write: GBps(1.8),
    confidence: 'secondary',
    citations: [lenovoP4500],
  },
] satisfies readonly Drive[];
