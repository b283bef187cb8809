import type { Citation } from '../diagnostics/index.ts';
import { gpuOperatorChart } from './citations.ts';
import { driverBranchEnds, driverBranchTable } from './upgrade-citations.ts';
import { majorOf } from './versions.ts';

/** Driver that the pinned chart gpu-operator brings where nothing else is asked for (its values.yaml). */
export const OPERATOR_DRIVER = '595.91.07';

/** A branch of NVIDIA's data center driver. */
export interface DriverBranch {
  readonly branch: string;
  readonly kind: 'long-term' | 'production';
  /** The last month in which it is mended: `2028-06`. */
  readonly ends: string;
}

/**
 * Branches that NVIDIA mends, oldest first. The GPU Operator takes any of them
 * (life cycle: "all active data center production drivers"). New feature
 * branches end within months and without a day, so they are left out.
 */
export const driverBranches: readonly DriverBranch[] = [
  { branch: '535', kind: 'long-term', ends: '2026-06' },
  { branch: '580', kind: 'long-term', ends: '2028-06' },
  { branch: '595', kind: 'production', ends: '2027-03' },
  { branch: '620', kind: 'long-term', ends: '2029-09' },
];

export const driverCitations: readonly [Citation, ...Citation[]] = [
  driverBranchTable,
  driverBranchEnds,
  gpuOperatorChart,
];

/** The branch of a driver version: 595 of 595.91.07. */
export function driverBranchOf(version: string): string {
  return String(majorOf(version));
}
