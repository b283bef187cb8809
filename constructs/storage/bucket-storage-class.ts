import type { Construct } from 'constructs';
import { bucketClass } from '../../site/model/index.ts';
import { StorageClass } from '../kubernetes/storage-class.ts';
import { namespaces } from '../names.ts';
import type { CephStore } from './ceph-pools.ts';
import { reclaimPolicyOf } from './class-metadata.ts';

export interface BucketStorageClassProps {
  /** Serves objects. */
  readonly store: CephStore;
}

/**
 * The class that claims of buckets name, as the chart of Rook would write it
 * (rook/rook, deploy/charts/rook-ceph-cluster/templates/cephobjectstore.yaml,
 * read 2026-11-26). Helm could never change one that is there.
 */
export class BucketStorageClass extends StorageClass {
  constructor(scope: Construct, id: string, { store }: BucketStorageClassProps) {
    super(scope, id, {
      metadata: { name: bucketClass(store) },
      provisioner: `${namespaces.rookCeph}.ceph.rook.io/bucket`,
      parameters: { objectStoreName: store.id, objectStoreNamespace: namespaces.rookCeph },
      volumeBindingMode: 'Immediate',
      reclaimPolicy: reclaimPolicyOf(store),
    });
  }
}
