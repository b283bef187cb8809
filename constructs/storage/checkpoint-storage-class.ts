import type { Construct } from 'constructs';
import type { Storage } from '../../site/model/index.ts';
import type { StorageSpec } from '../../site/spec/index.ts';
import { StorageClass } from '../kubernetes/storage-class.ts';
import { namespaces } from '../names.ts';
import { CEPHFS_DRIVER, cephfsSecrets } from './ceph-names.ts';
import { volumePool } from './ceph-pools.ts';
import { classMetadata, reclaimPolicyOf } from './class-metadata.ts';
import { FILESYSTEM } from './vendor-csi.ts';

type CheckpointSpec = Extract<StorageSpec, { kind: 'rook-ceph' | 'weka' | 'csi' }>;

/** A shared store whose class is made here. The chart of VAST makes that of its own. */
export type CheckpointStore = Storage & { readonly spec: CheckpointSpec };

export function isCheckpointStore(storage: Storage): storage is CheckpointStore {
  return storage.spec.kind === 'rook-ceph' || storage.spec.kind === 'weka' || storage.spec.kind === 'csi';
}

export interface CheckpointStorageClassProps {
  /** Its id is the name that claims refer to. */
  readonly storage: CheckpointStore;
}

/**
 * A storage class on the shared store, for what must outlive a job.
 *
 * Credentials are Secrets by name. The default class only where the file says so.
 */
export class CheckpointStorageClass extends StorageClass {
  constructor(scope: Construct, id: string, { storage }: CheckpointStorageClassProps) {
    super(scope, id, {
      metadata: classMetadata(storage),
      ...backing(storage),
      volumeBindingMode: 'Immediate',
      reclaimPolicy: reclaimPolicyOf(storage),
      allowVolumeExpansion: true,
    });
  }
}

function backing(storage: CheckpointStore): { provisioner: string; parameters: Record<string, string> } {
  const { id, spec } = storage;
  switch (spec.kind) {
    case 'rook-ceph':
      return {
        provisioner: CEPHFS_DRIVER,
        parameters: {
          clusterID: namespaces.rookCeph,
          fsName: id,
          pool: volumePool({ ...storage, spec }),
          ...secrets(
            ['provisioner', 'controller-expand', 'controller-publish'],
            cephfsSecrets.provisioner,
            namespaces.rookCeph,
          ),
          ...secrets(['node-stage'], cephfsSecrets.node, namespaces.rookCeph),
        },
      };
    case 'weka':
      return {
        provisioner: 'csi.weka.io',
        parameters: {
          volumeType: 'dir/v1',
          filesystemName: spec.filesystem ?? FILESYSTEM,
          capacityEnforcement: 'HARD',
          ...secrets([...EVERY_STEP, 'node-publish'], spec.secret, namespaces.weka),
        },
      };
    case 'csi':
      return {
        provisioner: spec.driver,
        parameters: {
          ...spec.parameters,
          ...(spec.secret === undefined ? {} : secrets(EVERY_STEP, spec.secret, spec.namespace ?? 'kube-system')),
        },
      };
  }
}

const EVERY_STEP = ['provisioner', 'controller-expand', 'controller-publish', 'node-stage'] as const;

/** The keys by which CSI side-cars find a Secret for each step. */
function secrets(steps: readonly string[], name: string, namespace: string): Record<string, string> {
  return Object.fromEntries(
    steps.flatMap((step) => [
      [`csi.storage.k8s.io/${step}-secret-name`, name],
      [`csi.storage.k8s.io/${step}-secret-namespace`, namespace],
    ]),
  );
}
