import type { ExportTarget } from './export-target.ts';
import { images } from './images/images.ts';
import { opensm } from './opensm/opensm.ts';

/** Every program that `afterhash export` writes for, by name. */
export const exportTargets: readonly ExportTarget[] = [images, opensm];
