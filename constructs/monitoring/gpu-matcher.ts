import { type GpuVendor, gpuVendorsOf, type Site } from '../../site/model/index.ts';
import { claimedDevices, DEVICE_CLASS, GPU_RESOURCES, OTHER_GPU_CLASSES } from '../names.ts';
import { TENANT_QUOTA } from '../tenancy/tenant-quota.ts';
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

/** What the exporter of each vendor tells of every GPU that it sees. */
export const SEEN_GPU: Readonly<Record<GpuVendor, string>> = {
  nvidia: 'DCGM_FI_DEV_GPU_TEMP',
  amd: 'gpu_junction_temperature',
};

/** Classes of devices that are GPUs or parts of them, and as many of each as one whole GPU of a tenant is. */
export const GPU_CLASSES: ReadonlyMap<string, number> = new Map([
  [DEVICE_CLASS[GPU_RESOURCES.nvidia], 1],
  ...OTHER_GPU_CLASSES.map((name) => [name, 0] as const),
]);

/**
 * GPUs that tenants hold, whole or in parts, of the namespaces of a matcher, by namespace and resource.
 *
 * What pods claim is in no request of theirs, and where kube-state-metrics tells of claims, it leaves out their class
 * (docs/metrics/extend/resourceclaim-metrics.md, read 2026-11-26): the quota of the namespace counts them by class, those
 * of pods that wait too.
 */
export function gpusHeld(site: Site, namespaces: string): string {
  const held =
    site.spec.cluster?.gpus === 'dra'
      ? quotaOfClaims('used', namespaces)
      : `kube_pod_container_resource_requests{${heldGpus(gpuVendorsOf(site))}, ${namespaces}} and on (namespace, pod, uid) kube_pod_status_phase{phase="Running"} == 1`;
  return `sum by (namespace, resource) (${held})`;
}

/** What the quotas of tenants count of claims on GPUs, or allow. */
export function quotaOfClaims(type: 'used' | 'hard', namespaces: string): string {
  const resources = [...GPU_CLASSES.keys()].map((name) => claimedDevices(name).replaceAll('.', '[.]'));
  return `kube_resourcequota{resourcequota="${TENANT_QUOTA}", type="${type}", resource=~"${resources.join('|')}", ${namespaces}}`;
}

/** Whole GPUs as Kueue writes them, which is as Kubernetes does. */
export function queuedGpus(vendors: readonly GpuVendor[]): string {
  const names = vendors.map((vendor) => GPU_RESOURCES[vendor]);
  return names.length === 1 ? `resource="${names[0]}"` : `resource=~"${names.join('|')}"`;
}
