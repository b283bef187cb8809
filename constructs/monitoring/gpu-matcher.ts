import type { GpuVendor } from '../../site/model/index.ts';
import { GPU_RESOURCES } from '../names.ts';
import { exportedName } from './exported-name.ts';

/** GPUs of some vendors, whole or in parts, as a matcher of the label `resource` of kube-state-metrics. */
export function heldGpus(vendors: readonly GpuVendor[]): string {
  return `resource=~"${vendors.map((vendor) => WHOLE_AND_PARTS[vendor]).join('|')}"`;
}

/** Instances and shares have names of their own beside that of a whole GPU. */
const WHOLE_AND_PARTS: Readonly<Record<GpuVendor, string>> = {
  nvidia: `${exportedName(GPU_RESOURCES.nvidia)}.*|nvidia_com_mig_.+`,
  amd: `${exportedName(GPU_RESOURCES.amd)}|amd_com_.+_nps.`,
};

/** Whole GPUs as Kueue writes them, which is as Kubernetes does. */
export function queuedGpus(vendors: readonly GpuVendor[]): string {
  const names = vendors.map((vendor) => GPU_RESOURCES[vendor]);
  return names.length === 1 ? `resource="${names[0]}"` : `resource=~"${names.join('|')}"`;
}
