import type { Construct } from 'constructs';
import type { Site, Storage } from '../../site/model/index.ts';
import { namespaces } from '../names.ts';
import type { KubernetesObject } from '../terraform/kubernetes-object.ts';
import { ResourceSet } from '../terraform/resource-set.ts';
import { CEPHFS_DRIVER, cephfsSecrets } from './ceph-names.ts';

export interface VolumeSnapshotClassesProps {
  readonly site: Site;
}

/**
 * One class of snapshots for each store that has them, by the store's id. Never
 * the default: a snapshot says whose it is.
 *
 * Their kind comes with the layer before, or with the cluster: see
 * SnapshotController. The chart of VAST makes classes of its own.
 */
export class VolumeSnapshotClasses extends ResourceSet {
  constructor(scope: Construct, id: string, { site }: VolumeSnapshotClassesProps) {
    super(scope, id, {
      name: 'volume-snapshot-classes',
      namespace: namespaces.snapshots,
      objects: site.storage.flatMap((storage) => snapshotClass(storage) ?? []),
    });
  }
}

export function hasSnapshotClasses(site: Site): boolean {
  return site.storage.some((storage) => snapshotClass(storage) !== undefined);
}

function snapshotClass(storage: Storage): KubernetesObject | undefined {
  const { spec, id } = storage;
  const source = sourceOf(storage);
  if (spec.snapshots === undefined || source === undefined) return undefined;
  return {
    apiVersion: 'snapshot.storage.k8s.io/v1',
    kind: 'VolumeSnapshotClass',
    metadata: { name: id },
    driver: source.driver,
    deletionPolicy: spec.snapshots === 'retain' ? 'Retain' : 'Delete',
    ...(source.parameters === undefined ? {} : { parameters: source.parameters }),
  };
}

interface Source {
  readonly driver: string;
  readonly parameters?: Readonly<Record<string, string>>;
}

function sourceOf({ spec }: Storage): Source | undefined {
  switch (spec.kind) {
    case 'node-nvme':
      return { driver: 'topolvm.io' };
    case 'rook-ceph':
      return {
        driver: CEPHFS_DRIVER,
        parameters: { clusterID: namespaces.rookCeph, ...secret(cephfsSecrets.provisioner, namespaces.rookCeph) },
      };
    case 'weka':
      return { driver: 'csi.weka.io', parameters: secret(spec.secret, namespaces.weka) };
    case 'csi':
      return {
        driver: spec.driver,
        ...(spec.secret === undefined ? {} : { parameters: secret(spec.secret, spec.namespace ?? 'kube-system') }),
      };
    case 'vast':
      return undefined;
  }
}

/** The keys by which the snapshotter side-car finds its Secret. */
function secret(name: string, namespace: string): Record<string, string> {
  return {
    'csi.storage.k8s.io/snapshotter-secret-name': name,
    'csi.storage.k8s.io/snapshotter-secret-namespace': namespace,
  };
}
