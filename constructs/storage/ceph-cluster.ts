import type { Construct } from 'constructs';
import { metadataServersOf, type Site } from '../../site/model/index.ts';
import { chartPin } from '../chart-pin.ts';
import { memoryText } from '../kubernetes/quantity-text.ts';
import { mirrored } from '../mirror.ts';
import { namespaces } from '../names.ts';
import { ChartRelease } from '../terraform/helm-release.ts';
import { cephPlacement } from './ceph-placement.ts';
import { type CephStore, copiesPool, dataPool, dataPools } from './ceph-pools.ts';

/** A first start makes an OSD of every drive of every server. */
const TIMEOUT_SECONDS = 1800;

export interface CephClusterProps {
  readonly site: Site;

  /** Its id is the name of its file system. A site has one at most. */
  readonly store: CephStore;

  /** The release of the CSI drivers, which is to be there before the cluster. */
  readonly drivers: ChartRelease;
}

/**
 * A Ceph cluster on the servers of a shared store, with a CephFS, and an object
 * store where the file asks for one.
 *
 * It stays on nodes that carry the store's label. No part of a block stands on
 * the same server as another, or rack, or feeds, nor do two of its monitors.
 * What holds data outlives its object: whoever deletes it in Kubernetes still
 * has the data.
 */
export class CephCluster extends ChartRelease {
  constructor(scope: Construct, id: string, { site, store, drivers }: CephClusterProps) {
    const monitored = site.spec.monitoring !== undefined;
    const placement = cephPlacement(site, store);
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
          placement: placement.cluster,
          storage: { useAllNodes: true, useAllDevices: true },
          cleanupPolicy: { confirmation: '' },
          ...networks(store),
        },
        cephBlockPools: [],
        cephObjectStores:
          store.spec.objects === undefined ? [] : [objectStore(store, store.spec.objects, placement.gateways)],
        cephFileSystems: [fileSystem(site, store, placement.metadataServers)],
      },
      timeoutSeconds: TIMEOUT_SECONDS,
      after: [drivers],
    });
  }
}

function networks({ spec }: CephStore) {
  if (spec.network === undefined) return {};
  const { public: open, cluster } = spec.network;
  // On the host's own interfaces: the pod network is neither as fast nor apart.
  return {
    network: {
      provider: 'host',
      addressRanges: { public: [open], ...(cluster === undefined ? {} : { cluster: [cluster] }) },
    },
  };
}

function objectStore(store: CephStore, { gateways }: { readonly gateways: number }, placement: object) {
  return {
    name: store.id,
    spec: {
      metadataPool: copiesPool(store),
      dataPool: dataPool(store),
      preservePoolsOnDelete: true,
      gateway: {
        port: 80,
        // On the pod network, also where the store has networks of its own: no policy finds a pod on that of the host.
        hostNetwork: false,
        instances: gateways,
        placement,
        priorityClassName: 'system-cluster-critical',
      },
    },
    // BucketStorageClass is the class that a claim of a bucket names.
    storageClass: { enabled: false },
    ingress: { enabled: false },
    route: { enabled: false },
  };
}

function fileSystem(site: Site, store: CephStore, placement: object) {
  return {
    name: store.id,
    spec: {
      metadataPool: copiesPool(store),
      dataPools: dataPools(store),
      metadataServer: metadataServer(site, store, placement),
      preserveFilesystemOnDelete: true,
    },
    // CheckpointStorageClass is the class of this file system.
    storageClass: { enabled: false },
  };
}

/** Rook takes the size of the cache from the limit. */
function metadataServer(site: Site, { spec }: CephStore, placement: object) {
  const { active, memory } = metadataServersOf(site, spec);
  const amount = { memory: memoryText(memory) };
  return {
    activeCount: active,
    activeStandby: true,
    placement,
    resources: { limits: amount, requests: amount },
    priorityClassName: 'system-cluster-critical',
  };
}
