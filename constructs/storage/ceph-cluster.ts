import type { Construct } from 'constructs';
import type { Site, Storage } from '../../site/model/index.ts';
import { chartPin } from '../chart-pin.ts';
import { mirrored } from '../mirror.ts';
import { labelsOf, namespaces } from '../names.ts';
import { onStorage } from '../placement.ts';
import { ChartRelease } from '../terraform/helm-release.ts';
import { DATA_POOL } from './ceph-names.ts';

/** Ceph's default and Rook's: one copy can be lost while another is being made. */
const COPIES = 3;

/** A first start makes an OSD of every drive of every server. */
const TIMEOUT_SECONDS = 1800;

export interface CephClusterProps {
  readonly site: Site;

  /** The shared stores of kind `rook-ceph`: the id of each is the name of its file system. At least one. */
  readonly stores: readonly Storage[];

  /** The release of the CSI drivers, which is to be there before the cluster. */
  readonly drivers: ChartRelease;
}

/**
 * A Ceph cluster on the servers of the shared stores, with one CephFS for each.
 *
 * It stays on nodes that carry a store's label. No copy of a block stands on
 * the same server as another, and the file system outlives its object: whoever
 * deletes it in Kubernetes still has the data.
 */
export class CephCluster extends ChartRelease {
  constructor(scope: Construct, id: string, { site, stores, drivers }: CephClusterProps) {
    const monitored = site.spec.monitoring !== undefined;
    const placement = {
      ...onStorage(site, stores),
      tolerations: [{ key: labelsOf(site).storage, operator: 'Exists' }],
    };
    super(scope, id, {
      release: 'rook-ceph-cluster',
      namespace: namespaces.rookCeph,
      pin: chartPin(site, 'rook-ceph-cluster'),
      values: {
        operatorNamespace: namespaces.rookCeph,
        monitoring: { enabled: monitored, createPrometheusRules: monitored },
        cephImage: { repository: mirrored(site, 'quay.io/ceph/ceph') },
        cephClusterSpec: {
          mon: { count: 3, allowMultiplePerNode: false },
          mgr: { count: 2, allowMultiplePerNode: false },
          placement: { all: placement },
          storage: { useAllNodes: true, useAllDevices: true },
          cleanupPolicy: { confirmation: '' },
        },
        cephBlockPools: [],
        cephObjectStores: [],
        cephFileSystems: stores.map(({ id }) => fileSystem(id, placement)),
      },
      timeoutSeconds: TIMEOUT_SECONDS,
      after: [drivers],
    });
  }
}

function fileSystem(name: string, placement: object) {
  return {
    name,
    spec: {
      metadataPool: { failureDomain: 'host', replicated: { size: COPIES } },
      dataPools: [{ name: DATA_POOL, failureDomain: 'host', replicated: { size: COPIES } }],
      metadataServer: {
        activeCount: 1,
        activeStandby: true,
        placement,
        priorityClassName: 'system-cluster-critical',
      },
      preserveFilesystemOnDelete: true,
    },
    // CheckpointStorageClass is the class of this file system.
    storageClass: { enabled: false },
  };
}
