import { addresses } from './addresses/addresses.ts';
import { cables } from './cables/cables.ts';
import type { ExportTarget } from './export-target.ts';
import { images } from './images/images.ts';
import { inventory } from './inventory/inventory.ts';
import { kai } from './kai/kai.ts';
import { opensm } from './opensm/opensm.ts';
import { slurm } from './slurm/slurm.ts';
import { topograph } from './topograph/topograph.ts';
import { volcano } from './volcano/volcano.ts';

/** Every program that `afterhash export` writes for, by name. */
export const exportTargets: readonly ExportTarget[] = [
  addresses,
  cables,
  images,
  inventory,
  kai,
  opensm,
  slurm,
  topograph,
  volcano,
];
