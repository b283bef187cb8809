import type { Pool, Site, Storage } from '../../site/model/index.ts';
import { mirrored } from '../mirror.ts';

/** Version that the chart gpu-operator v26.7.0 names (its values.yaml, read 2026-11-22). */
const NVIDIA_FS_VERSION = '2.29.4';

/** The stores that the GPUs of a pool read directly. */
export function directStores(site: Site, pool: Pool): readonly Storage[] {
  return site.storage.filter(
    ({ spec, pools }) =>
      spec.kind !== 'rook-ceph' && spec.gpuDirect === true && (spec.kind !== 'node-nvme' || pools.includes(pool)),
  );
}

/** Whether GPUs read any store of NFS directly, which goes over RDMA then. */
export function usesNfsOverRdma(site: Site): boolean {
  return site.storage.some(({ spec }) => spec.kind === 'vast' && spec.gpuDirect === true);
}

/** The nvidia-fs module beside the driver, on nodes that reach a store which GPUs read directly. */
export function directStorage(site: Site, pool: Pool): object {
  if (directStores(site, pool).length === 0) return {};
  const repository = mirrored(site, 'nvcr.io/nvidia/cloud-native');
  return { gds: { enabled: true, repository, image: 'nvidia-fs', version: NVIDIA_FS_VERSION } };
}
