import type { FabricNetwork, GpuPartition, Pool, Tenant } from '../site/model/index.ts';

export { labelsOf, platformNamespaces as namespaces } from '../site/model/index.ts';

/** What device plugins call a whole GPU (ROCm/gpu-operator v1.4.0, docs/releasenotes.md, for that of AMD). */
export const GPU_RESOURCES = { nvidia: 'nvidia.com/gpu', amd: 'amd.com/gpu' } as const;

/** The resource by which a pod asks for GPUs of a pool. */
export function gpuResource({ gpu }: Pool): string {
  return GPU_RESOURCES[gpu.vendor];
}

/** What the device plugin of AMD calls a partition: `amd.com/cpx_nps4` (ROCm/gpu-operator v1.4.0, docs/device_plugin/device-plugin.md). */
export function partitionResource({ mode }: GpuPartition): string {
  return `amd.com/${mode.replace('-', '_')}`;
}

/** What queues count the channels of NVLink domains as: each node has one that pods claim by default. */
export const NVLINK_CHANNEL = 'nvidia.com/nvlink-channel';

/** Classes of devices that pods claim, as the driver makes them (https://github.com/kubernetes-sigs/dra-driver-nvidia-gpu, tests/bats, read 2026-11-26). */
export const DEVICE_CLASS = {
  [GPU_RESOURCES.nvidia]: 'gpu.nvidia.com',
  [NVLINK_CHANNEL]: 'compute-domain-default-channel.nvidia.com',
} as const;

/**
 * Classes of the same driver for GPUs that are cut or handed through whole (dra-driver-nvidia-gpu v0.4.1,
 * templates/deviceclass-*.yaml): no tenant has any.
 */
export const OTHER_GPU_CLASSES = ['mig.nvidia.com', 'vfio.gpu.nvidia.com'] as const;

/** What a quota counts claims of a class by (kubernetes v1.34.4, pkg/quota/v1/evaluator/core/resource_claims.go). */
export function claimedDevices(deviceClass: string): string {
  return `${deviceClass}.deviceclass.resource.k8s.io/devices`;
}

/** The resource of an InfiniBand port that pods of one node share, where nodes have one tenant's trust. */
export const SHARED_RDMA_RESOURCE = 'rdma/hca_shared';

/** The resource of a virtual function or a whole interface on one network: one in all pools, whatever they call it. */
export function networkResource({ name }: Pick<FabricNetwork, 'name'>): string {
  return `nvidia.com/${name.replaceAll('-', '_')}`;
}

/** One ClusterQueue for each tenant and pool, called as the rung of the shed ladder that stops just that. No id has a dot. */
export function clusterQueueName(tenant: Tenant, pool: Pool): string {
  return `${tenant.id}.${pool.id}`;
}

/** What Kueue ranks a tenant's jobs by: `firm-100`, `flexible-0`, `flexible-below-5`. Tenants of one rank share it. */
export function workloadPriorityName(tenant: Tenant): string {
  const { priority = 0 } = tenant.spec;
  return `${tenant.flexible ? 'flexible' : 'firm'}-${priority < 0 ? `below-${-priority}` : priority}`;
}
