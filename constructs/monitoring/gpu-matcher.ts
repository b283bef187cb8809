import type { GpuVendor } from '../../site/model/index.ts';
import { GPU_RESOURCES } from '../names.ts';

/** Whole GPUs of some vendors, as a matcher of the label `resource`: kube-state-metrics writes every other character as "_". */
export function gpusOf(vendors: readonly GpuVendor[]): string {
  return resources(vendors.map((vendor) => GPU_RESOURCES[vendor].replace(/[^a-z0-9]/g, '_')));
}

/** The same as Kueue writes it, which is as Kubernetes does. */
export function queuedGpus(vendors: readonly GpuVendor[]): string {
  return resources(vendors.map((vendor) => GPU_RESOURCES[vendor]));
}

function resources(names: readonly string[]): string {
  return names.length === 1 ? `resource="${names[0]}"` : `resource=~"${names.join('|')}"`;
}
