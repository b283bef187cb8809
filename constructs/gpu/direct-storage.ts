import type { Pool, Site } from '../../site/model/index.ts';
import { mirrored } from '../mirror.ts';

/** Version that the chart gpu-operator v26.7.0 names (its values.yaml, read 2026-11-22). */
const NVIDIA_FS_VERSION = '2.29.4';

/** The nvidia-fs module beside the driver, on nodes that reach a store which GPUs read directly. */
export function directStorage(site: Site, pool: Pool): object {
  const reaches = site.storage.some(
    ({ spec, pools }) =>
      spec.kind !== 'rook-ceph' && spec.gpuDirect === true && (spec.kind !== 'node-nvme' || pools.includes(pool)),
  );
  if (!reaches) return {};
  const repository = mirrored(site, 'nvcr.io/nvidia/cloud-native');
  return { gds: { enabled: true, repository, image: 'nvidia-fs', version: NVIDIA_FS_VERSION } };
}
