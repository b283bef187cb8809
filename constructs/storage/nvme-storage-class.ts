import type { Construct } from 'constructs';
import { StorageClass } from '../kubernetes/storage-class.ts';
import { classMetadata, reclaimPolicyOf } from './class-metadata.ts';
import { deviceClassOf, type NodeNvme } from './node-nvme.ts';

export interface NvmeStorageClassProps {
  /** Its id is the name that claims refer to. */
  readonly storage: NodeNvme;
}

/**
 * A storage class on the node's own NVMe drives.
 *
 * Volumes bind only when a pod is scheduled, so the scheduler picks the node
 * first and the drive follows. The default class only where the file says so:
 * who asks for no class wants no scratch.
 */
export class NvmeStorageClass extends StorageClass {
  constructor(scope: Construct, id: string, { storage }: NvmeStorageClassProps) {
    const { filesystem = 'xfs', gpuDirect } = storage.spec;
    super(scope, id, {
      metadata: classMetadata(storage),
      provisioner: 'topolvm.io',
      parameters: {
        'csi.storage.k8s.io/fstype': filesystem,
        'topolvm.io/device-class': deviceClassOf(storage),
      },
      volumeBindingMode: 'WaitForFirstConsumer',
      reclaimPolicy: reclaimPolicyOf(storage),
      allowVolumeExpansion: true,
      // GPUs read ext4 directly in this mode alone (NVIDIA nvidia-fs 2.30, key features, read 2026-11-26).
      ...(filesystem === 'ext4' && gpuDirect === true ? { mountOptions: ['data=ordered'] } : {}),
    });
  }
}
