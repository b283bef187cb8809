import type { Site } from '../../site/model/index.ts';
import { mirrored } from '../mirror.ts';

/**
 * Parts of the GPU Operator that no node of ours runs: for virtual machines,
 * confidential computing and storage. The chart writes where their images come
 * from into its ClusterPolicy all the same, and a scan of that for strangers
 * would find them.
 */
export function unusedImages(site: Site): object {
  if (site.spec.cluster?.registry === undefined) return {};
  const nvidia = { repository: mirrored(site, 'nvcr.io/nvidia') };
  const cloudNative = { repository: mirrored(site, 'nvcr.io/nvidia/cloud-native') };
  return {
    nodeStatusExporter: nvidia,
    gds: cloudNative,
    gdrcopy: cloudNative,
    vgpuManager: { driverManager: cloudNative },
    vgpuDeviceManager: cloudNative,
    vfioManager: { ...cloudNative, driverManager: cloudNative },
    sandboxDevicePlugin: nvidia,
    kataSandboxDevicePlugin: cloudNative,
    ccManager: cloudNative,
    draDriver: nvidia,
  };
}
