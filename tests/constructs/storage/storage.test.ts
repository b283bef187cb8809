import { describe, expect, it } from 'vitest';
import { CephCluster } from '../../../constructs/storage/ceph-cluster.ts';
import { CephCsiDrivers } from '../../../constructs/storage/ceph-csi-drivers.ts';
import { isCephStore } from '../../../constructs/storage/ceph-pools.ts';
import { CheckpointStorageClass, isCheckpointStore } from '../../../constructs/storage/checkpoint-storage-class.ts';
import { isNodeNvme } from '../../../constructs/storage/node-nvme.ts';
import { NvmeStorageClass } from '../../../constructs/storage/nvme-storage-class.ts';
import { RookOperator } from '../../../constructs/storage/rook-operator.ts';
import { topoLvmValues } from '../../../constructs/storage/topolvm.ts';
import { VendorCsi } from '../../../constructs/storage/vendor-csi.ts';
import type { Site } from '../../../site/model/index.ts';
import { found, labStack, siteWith } from '../sites.ts';

const site = siteWith();

describe('TopoLVM', () => {
  it('keeps its CRDs, and with them the volumes, when the release goes', () => {
    expect(topoLvmValues(site).crd.annotations).toEqual({ 'helm.sh/resource-policy': 'keep' });
  });

  it('makes no storage class of its own, and none the default', () => {
    expect(topoLvmValues(site).storageClasses).toEqual([]);
  });

  it('lets the scheduler know the room of every node without an extender', () => {
    expect(topoLvmValues(site)).toMatchObject({
      controller: { storageCapacityTracking: { enabled: true } },
      scheduler: { enabled: false },
    });
  });

  it('runs one daemon a pool, each on its own nodes and past their taint', () => {
    const { lvmd } = topoLvmValues(site);
    expect([lvmd, ...lvmd.additionalConfigs]).toMatchObject([
      { nodeSelector: { 'afterhash.io/pool': 'train' } },
      { nodeSelector: { 'afterhash.io/pool': 'rental' } },
    ]);
    expect(lvmd.tolerations).toContainEqual({ key: 'afterhash.io/pool', operator: 'Exists' });
  });

  it('asks a node only for the volume groups of its own pool', () => {
    const { lvmd } = topoLvmValues(
      siteWith((data) => {
        data.storage['scratch-rental'].volumeGroup = 'fast';
      }),
    );
    const classes = [lvmd, ...lvmd.additionalConfigs].map((config) => config.deviceClasses);
    expect(classes).toEqual([
      [{ name: 'scratch', 'volume-group': 'nvme', default: true }],
      [{ name: 'scratch-rental', 'volume-group': 'fast', default: true }],
    ]);
  });

  it('keeps a class on the nodes of its own pools, where the groups of two have one name', () => {
    const two = siteWith((data) => {
      data.storage.scratch.thin = { overprovision: 2 };
    });
    const { lvmd } = topoLvmValues(two);
    const [onTrain, onRental] = [lvmd, ...lvmd.additionalConfigs].map((config) => config.deviceClasses);
    expect(onTrain).toMatchObject([{ name: 'scratch', 'volume-group': 'nvme', type: 'thin' }]);
    expect(onRental).toEqual([{ name: 'scratch-rental', 'volume-group': 'nvme', default: true }]);
    const asked = two.storage
      .filter(isNodeNvme)
      .map((storage, i) => new NvmeStorageClass(labStack(), `class-${i}`, { storage }).manifest.parameters);
    expect(asked.map((parameters) => parameters?.['topolvm.io/device-class'])).toEqual(['scratch', 'scratch-rental']);
  });

  it('has exactly one default class where a node carries two groups', () => {
    const { lvmd } = topoLvmValues(
      siteWith((data) => {
        data.storage.second = { kind: 'node-nvme', on: ['train'], perNode: '2 TB', volumeGroup: 'fast' };
      }),
    );
    expect(lvmd.deviceClasses?.map((one) => one.default)).toEqual([true, false]);
  });
});

describe('a class of node-local NVMe', () => {
  const classOf = (site: Site) => {
    const [storage] = site.storage.filter(isNodeNvme);
    if (storage === undefined) throw new Error('no such store');
    return new NvmeStorageClass(labStack(), 'a', { storage }).manifest;
  };

  it('binds only when a pod has its node', () => {
    expect(classOf(site)).toMatchObject({
      metadata: { name: 'scratch' },
      provisioner: 'topolvm.io',
      parameters: { 'topolvm.io/device-class': 'scratch', 'csi.storage.k8s.io/fstype': 'xfs' },
      volumeBindingMode: 'WaitForFirstConsumer',
      reclaimPolicy: 'Delete',
    });
  });

  it('is never the default class', () => {
    expect(classOf(site).metadata).toEqual({ name: 'scratch' });
  });

  it('retains only what the site file says it does', () => {
    const retained = siteWith((data) => {
      data.storage.scratch.reclaim = 'retain';
    });
    expect(classOf(retained).reclaimPolicy).toBe('Retain');
  });
});

describe('Ceph by Rook', () => {
  const stack = labStack();
  const drivers = new CephCsiDrivers(stack, 'drivers', { site });
  const store = found(site.storage.find(isCephStore));
  const cluster = new CephCluster(stack, 'cluster', { site, store, drivers });

  it('never lets its CRDs go: Helm would delete the cluster with them', () => {
    expect(new RookOperator(stack, 'operator', { site }).values).toMatchObject({ crds: { enabled: true } });
  });

  it('brings the CSI drivers that Rook has not brought since 1.20, by the name that Rook looks for', () => {
    expect(drivers.rendering).toMatchObject({ namespace: 'rook-ceph', pin: { name: 'ceph-csi-drivers' } });
    expect(drivers.values).toMatchObject({
      drivers: { cephfs: { enabled: true, name: 'rook-ceph.cephfs.csi.ceph.com' } },
    });
    expect(cluster.rendering.needs).toEqual(['rook-ceph/ceph-csi-drivers']);
  });

  it('mounts on tainted GPU nodes too', () => {
    expect(drivers.values).toMatchObject({
      operatorConfig: {
        driverSpecDefaults: { nodePlugin: { tolerations: [{ key: 'afterhash.io/pool', operator: 'Exists' }, {}] } },
      },
      // The driver's own count: the operator takes a default only where the driver has not even an empty list.
      drivers: {
        cephfs: {
          nodePlugin: { tolerations: [{ key: 'afterhash.io/pool', operator: 'Exists' }, {}] },
          controllerPlugin: { replicas: 2 },
        },
      },
    });
  });

  it('makes no block pool, no object store and no class that nobody asked for', () => {
    expect(cluster.values).toMatchObject({
      cephBlockPools: [],
      cephObjectStores: [],
      cephFileSystems: [{ name: 'checkpoints', storageClass: { enabled: false } }],
    });
  });

  it('stays on the servers of the store, a copy a server, and outlives its object', () => {
    expect(JSON.stringify(cluster.values)).toContain(
      '{"key":"afterhash.io/storage","operator":"In","values":["checkpoints"]}',
    );
    expect(cluster.values).toMatchObject({
      cephFileSystems: [
        { spec: { preserveFilesystemOnDelete: true, dataPools: [{ failureDomain: 'host', replicated: { size: 3 } }] } },
      ],
    });
  });
});

describe('a class of shared checkpoints', () => {
  const classOf = (site: Site) => {
    const [storage] = site.storage.filter(isCheckpointStore);
    if (storage === undefined) throw new Error('no such store');
    return new CheckpointStorageClass(labStack(), 'a', { storage }).manifest;
  };
  const bought = (kind: string) =>
    siteWith((data) => {
      data.storage.checkpoints = { kind, capacity: '8 PB', write: '200 GB/s', secret: 'store-login' };
    });

  it('names the pool as Ceph does and the Secrets that Rook makes, and retains', () => {
    const { parameters, reclaimPolicy } = classOf(site);
    expect(reclaimPolicy).toBe('Retain');
    expect(parameters).toMatchObject({
      fsName: 'checkpoints',
      pool: 'checkpoints-copies',
      'csi.storage.k8s.io/provisioner-secret-name': 'rook-csi-cephfs-provisioner',
      'csi.storage.k8s.io/node-stage-secret-name': 'rook-csi-cephfs-node',
      'csi.storage.k8s.io/node-stage-secret-namespace': 'rook-ceph',
    });
  });

  it('on WEKA refers to the Secret of the site file, for every step', () => {
    const { parameters = {} } = classOf(bought('weka'));
    const secrets = Object.entries(parameters).filter(([key]) => key.endsWith('-secret-name'));
    expect(secrets.map(([, name]) => name)).toEqual(Array.from({ length: 5 }, () => 'store-login'));
  });

  it('on VAST is made by the chart, which refuses to be without one', () => {
    const vast = bought('vast');
    expect(vast.storage.filter(isCheckpointStore)).toEqual([]);
    const { values } = new VendorCsi(labStack(), 'a', { site: vast, vendor: 'vast', after: [] });
    expect(values).toMatchObject({
      storageClasses: {
        checkpoints: { secretName: 'store-login', reclaimPolicy: 'Retain', setDefaultStorageClass: false },
      },
    });
  });
});
