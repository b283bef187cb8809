import type { GpuVendor } from '../../site/model/index.ts';
import { GPU_RESOURCES } from '../names.ts';

/** Whole GPUs of some vendors, as a matcher of the label `resource`: kube-state-metrics writes every other character as "_". */
export function gpusOf(vendors: readonly GpuVendor[]): string {
  const names = vendors.map((vendor) => GPU_RESOURCES[vendor].replace(/[^a-z0-9]/g, '_'));
  return names.length === 1 ? `resource="${names[0]}"` : `resource=~"${names.join('|')}"`;
}
