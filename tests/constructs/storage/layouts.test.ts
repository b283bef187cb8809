import { describe, expect, it } from 'vitest';
import { directStorage } from '../../../constructs/gpu/direct-storage.ts';
import { CephCluster } from '../../../constructs/storage/ceph-cluster.ts';
import { CephCsiDrivers } from '../../../constructs/storage/ceph-csi-drivers.ts';
import { isCephStore } from '../../../constructs/storage/ceph-pools.ts';
import { CheckpointStorageClass, isCheckpointStore } from '../../../constructs/storage/checkpoint-storage-class.ts';
import { isNodeNvme } from '../../../constructs/storage/node-nvme.ts';
import { NvmeStorageClass } from '../../../constructs/storage/nvme-storage-class.ts';
import { SnapshotController } from '../../../constructs/storage/snapshot-controller.ts';
import { topoLvmValues } from '../../../constructs/storage/topolvm.ts';
import { VendorCsi } from '../../../constructs/storage/vendor-csi.ts';
import { VolumeSnapshotClasses } from '../../../constructs/storage/volume-snapshot-classes.ts';
import { tenantQuota } from '../../../constructs/tenancy/tenant-quota.ts';
import type { Site } from '../../../site/model/index.ts';
import { strangersIn } from '../../rig/crds/strangers.ts';
import { renderedOf } from '../../rig/rendered-site.ts';
import { everything } from '../everything.ts';
import { found, labStack, poolOf, type SiteData, siteWith, tenantOf } from '../sites.ts';

const scratch = (fields: object) => siteWith((data) => Object.assign(data.storage.scratch, fields));
const checkpoints = (fields: object) => siteWith((data) => Object.assign(data.storage.checkpoints, fields));
const classesOf = (site: ReturnType<typeof siteWith>) => topoLvmValues(site).lvmd.deviceClasses;

describe('scratch', () => {
  it('is striped by TopoLVM over as many drives as the file says', () => {
    expect(classesOf(scratch({ layout: 'stripe', drives: 4, spare: '100 GiB' }))).toMatchObject([
      { stripe: 4, 'spare-gb': 100 },
    ]);
  });

  it('lies on an array of the machine image, never on the RAID of a volume, which TopoLVM does not count', () => {
    const [raided] = found(classesOf(scratch({ layout: 'raid10', drives: 4 })));
    expect(raided).toEqual({ name: 'scratch', 'volume-group': 'nvme', default: true });
  });

  it('is thin where the file says so, and only then has snapshots', () => {
    const thin = scratch({ thin: { overprovision: 2 }, snapshots: 'delete' });
    expect(classesOf(thin)).toMatchObject([{ type: 'thin', 'thin-pool': { name: 'thin', 'overprovision-ratio': 2 } }]);
    expect(topoLvmValues(thin).snapshot).toEqual({ enabled: true });
    expect(topoLvmValues(siteWith()).snapshot).toEqual({ enabled: false });
  });
});

describe('a Ceph store', () => {
  const values = (fields: object): SiteData => {
    const site = checkpoints(fields);
    const stack = labStack();
    const drivers = new CephCsiDrivers(stack, 'drivers', { site });
    return new CephCluster(stack, 'cluster', { site, store: found(site.storage.find(isCephStore)), drivers }).values;
  };

  it('keeps parts of a block apart by rack or by feeds, as CRUSH calls them', () => {
    const domain = (apart: string) => values({ apart }).cephFileSystems[0].spec.dataPools[0].failureDomain;
    expect([domain('host'), domain('rack'), domain('power')]).toEqual(['host', 'rack', 'pdu']);
  });

  it('has a pool of copies before one of parts: the first pool of a file system may not be erasure-coded', () => {
    const [fileSystem] = values({ protection: { by: 'erasure', data: 4, parity: 2 } }).cephFileSystems;
    expect(fileSystem.spec.dataPools).toMatchObject([
      { name: 'copies', replicated: { size: 3 } },
      { name: 'parts-4-2-host', erasureCoded: { dataChunks: 4, codingChunks: 2 } },
    ]);
    expect(fileSystem.spec.metadataPool).toMatchObject({ replicated: { size: 3 } });
  });

  it('has another pool of parts where the file protects it otherwise or keeps them apart on something else, and moves copies', () => {
    const pools = (fields: object) => values(fields).cephFileSystems[0].spec.dataPools;
    const parts = { by: 'erasure', data: 4, parity: 2 };
    const named = (fields: object) => pools(fields).map(({ name }: SiteData) => name);
    expect(named({})).toEqual(['copies']);
    expect(named({ protection: parts })).toEqual(['copies', 'parts-4-2-host']);
    expect(named({ protection: { ...parts, data: 8 } })).toEqual(['copies', 'parts-8-2-host']);
    expect(named({ protection: parts, apart: 'rack' })).toEqual(['copies', 'parts-4-2-rack']);
    const [copies] = pools({ apart: 'rack' });
    expect(copies).toMatchObject({ failureDomain: 'rack', enableCrushUpdates: true });
    expect(values({ apart: 'rack' }).cephFileSystems[0].spec.metadataPool).toMatchObject({ enableCrushUpdates: true });
    const classOf = (fields: object) => {
      const [storage] = checkpoints(fields).storage.filter(isCheckpointStore);
      return new CheckpointStorageClass(labStack(), 'a', { storage: found(storage) }).manifest.parameters;
    };
    expect(classOf({})).toMatchObject({ pool: 'checkpoints-copies' });
    expect(classOf({ protection: parts })).toMatchObject({ pool: 'checkpoints-parts-4-2-host' });
  });

  it('has networks of its own on the servers, only where the file names them', () => {
    const network = { public: '10.70.0.0/16', cluster: '10.71.0.0/16' };
    expect(values({ network }).cephClusterSpec.network).toEqual({
      provider: 'host',
      addressRanges: { public: ['10.70.0.0/16'], cluster: ['10.71.0.0/16'] },
    });
    expect(values({}).cephClusterSpec).not.toHaveProperty('network');
  });

  it('has a metadata server and its standby on servers of their own, with the memory that is usual for its clients', () => {
    const [{ name, spec }] = values({}).cephFileSystems;
    expect(spec.metadataServer).toMatchObject({
      activeCount: 1,
      activeStandby: true,
      // More than 1,000 nodes mount it.
      resources: { limits: { memory: '128Gi' }, requests: { memory: '128Gi' } },
    });
    const [apart] = spec.metadataServer.placement.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution;
    expect(apart).toEqual({
      labelSelector: { matchLabels: { app: 'rook-ceph-mds', rook_file_system: 'checkpoints' } },
      topologyKey: 'kubernetes.io/hostname',
    });
    const metadata = { name, namespace: 'rook-ceph' };
    expect(strangersIn({ apiVersion: 'ceph.rook.io/v1', kind: 'CephFilesystem', metadata, spec })).toEqual([]);
  });

  it('has no two monitors or managers in one place, and spreads what serves files and objects over the places', () => {
    const placed = (apart: string) => {
      const { cephClusterSpec, cephFileSystems, cephObjectStores } = values({ apart, objects: { gateways: 2 } });
      const { mon, mgr } = cephClusterSpec.placement;
      const keyOfTerm = ({ podAntiAffinity }: SiteData) =>
        podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution.map((term: SiteData) => term.topologyKey);
      const spread = ({ topologySpreadConstraints }: SiteData) =>
        topologySpreadConstraints.map((one: SiteData) => [one.topologyKey, one.maxSkew, one.whenUnsatisfiable]);
      const metadata = { name: 'a', namespace: 'rook-ceph' };
      for (const [kind, spec] of [
        ['CephCluster', cephClusterSpec],
        ['CephObjectStore', cephObjectStores[0].spec],
        ['CephFilesystem', cephFileSystems[0].spec],
      ])
        expect(strangersIn({ apiVersion: 'ceph.rook.io/v1', kind, metadata, spec })).toEqual([]);
      return {
        mon: keyOfTerm(mon),
        mgr: keyOfTerm(mgr),
        mds: spread(cephFileSystems[0].spec.metadataServer.placement),
        rgw: spread(cephObjectStores[0].spec.gateway.placement),
      };
    };
    const each = (key: string) => ({
      mon: [key],
      mgr: [key],
      mds: [[key, 1, 'DoNotSchedule']],
      rgw: [[key, 1, 'DoNotSchedule']],
    });
    expect(placed('host')).toEqual(each('kubernetes.io/hostname'));
    expect(placed('rack')).toEqual(each('topology.rook.io/rack'));
    expect(placed('power')).toEqual(each('topology.rook.io/pdu'));
  });

  it('has as many metadata servers as the file says, of the memory that it says', () => {
    const [{ spec }] = values({ metadata: { active: 3, memory: '16 GiB' } }).cephFileSystems;
    expect(spec.metadataServer).toMatchObject({ activeCount: 3, resources: { limits: { memory: '16Gi' } } });
  });

  it('serves objects beside files where the file says so, and keeps them when their object goes', () => {
    expect(values({ objects: { gateways: 2 } }).cephObjectStores).toMatchObject([
      {
        name: 'checkpoints',
        spec: { preservePoolsOnDelete: true, gateway: { instances: 2, port: 80, hostNetwork: false } },
        storageClass: { enabled: false },
      },
    ]);
    const classes = renderedOf(checkpoints({ objects: { gateways: 2 } })).layers.flatMap(({ objects }) => objects);
    expect(classes.find(({ metadata }) => metadata.name === 'checkpoints-bucket')).toMatchObject({
      kind: 'StorageClass',
      provisioner: 'rook-ceph.ceph.rook.io/bucket',
      parameters: { objectStoreName: 'checkpoints', objectStoreNamespace: 'rook-ceph' },
      reclaimPolicy: 'Retain',
    });
  });
});

describe('a bought store', () => {
  const bought = (fields: object) =>
    siteWith((data) => {
      data.storage.checkpoints = { capacity: '8 PB', write: '200 GB/s', ...fields };
    });

  it('on VAST mounts from the address pool and by the policy that the file names', () => {
    const site = bought({ kind: 'vast', secret: 'login', vipPool: 'fast', viewPolicy: 'ai', snapshots: 'retain' });
    expect(new VendorCsi(labStack(), 'a', { site, vendor: 'vast', after: [] }).values).toMatchObject({
      storageClasses: { checkpoints: { vipPool: 'fast', viewPolicy: 'ai', storagePath: '/checkpoints' } },
      snapshotClasses: { checkpoints: { deletionPolicy: 'Retain', setDefaultSnapshotClass: false } },
    });
  });

  // The driver of DDN EXAScaler and its parameters: https://github.com/DDNStorage/exa-csi-driver, README, read 2026-11-22.
  it('of another vendor is a class of the driver that the vendor installs', () => {
    const parameters = { exaFS: '10.3.3.200@tcp:/csi-fs', mountPoint: '/exa-csi-mnt' };
    const site = bought({ kind: 'csi', driver: 'exa.csi.ddn.com', parameters, secret: 'login', namespace: 'exa' });
    const [storage] = site.storage.filter(isCheckpointStore);
    const { manifest } = new CheckpointStorageClass(labStack(), 'a', { storage: found(storage) });
    expect(manifest).toMatchObject({ provisioner: 'exa.csi.ddn.com', parameters, reclaimPolicy: 'Retain' });
    expect(manifest.parameters).toMatchObject({
      'csi.storage.k8s.io/provisioner-secret-name': 'login',
      'csi.storage.k8s.io/provisioner-secret-namespace': 'exa',
    });
  });
});

describe('what is left of a claim', () => {
  const policies = (fields: object) => {
    const classes: SiteData[] = renderedOf(checkpoints({ objects: { gateways: 2 }, ...fields })).layers.flatMap(
      ({ objects }) => objects.filter(({ kind }) => kind === 'StorageClass'),
    );
    const policyOf = (name: string) => found(classes.find(({ metadata }) => metadata.name === name)).reclaimPolicy;
    return { volume: policyOf('checkpoints'), bucket: policyOf('checkpoints-bucket') };
  };
  const onVast = (fields: object) => {
    const site = siteWith((data) => {
      data.storage.checkpoints = { kind: 'vast', secret: 'login', capacity: '8 PB', write: '200 GB/s', ...fields };
    });
    const { storageClasses }: SiteData = new VendorCsi(labStack(), 'a', { site, vendor: 'vast', after: [] }).values;
    return storageClasses.checkpoints.reclaimPolicy;
  };

  it('is kept in a shared store, and dies there too where the file says so', () => {
    expect(policies({})).toEqual({ volume: 'Retain', bucket: 'Retain' });
    expect(policies({ reclaim: 'delete' })).toEqual({ volume: 'Delete', bucket: 'Delete' });
    expect([onVast({}), onVast({ reclaim: 'delete' })]).toEqual(['Retain', 'Delete']);
  });
});

it('a class is the default only where the file says so', () => {
  const site = checkpoints({ default: true });
  const [storage] = site.storage.filter(isCheckpointStore);
  expect(new CheckpointStorageClass(labStack(), 'a', { storage: found(storage) }).manifest.metadata).toEqual({
    name: 'checkpoints',
    annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' },
  });
});

it('a store with snapshots has a class of them, with the Secret that its driver makes', () => {
  const { objects } = new VolumeSnapshotClasses(labStack(), 'a', { site: checkpoints({ snapshots: 'retain' }) });
  expect(objects).toMatchObject([
    {
      driver: 'rook-ceph.cephfs.csi.ceph.com',
      deletionPolicy: 'Retain',
      parameters: { 'csi.storage.k8s.io/snapshotter-secret-name': 'rook-csi-cephfs-provisioner' },
    },
  ]);
});

describe('snapshots', () => {
  const layersOf = (site: Site) => renderedOf(site).layers;
  const releaseIn = (site: Site, name: string) =>
    layersOf(site)
      .flatMap((layer) => layer.releases.map((release) => ({ ...release, layer: layer.name })))
      .find(({ release }) => release === name);

  it('bring their kinds and their controller with the first layer, in a namespace of their own', () => {
    const controller = found(releaseIn(checkpoints({ snapshots: 'delete' }), 'snapshot-controller'));
    expect(controller).toMatchObject({ layer: 'operators', namespace: 'volume-snapshots' });
    const objects: SiteData[] = [...found(controller.objects)];
    expect(objects.filter(({ kind }) => kind === 'CustomResourceDefinition')).toMatchObject([
      { spec: { names: { kind: 'VolumeSnapshotClass' } } },
      { spec: { names: { kind: 'VolumeSnapshotContent' } } },
      { spec: { names: { kind: 'VolumeSnapshot' } } },
    ]);
    const [deployment] = objects.filter(({ kind }) => kind === 'Deployment');
    expect(deployment.spec.template.spec.containers[0].image).toBe(
      'mirror.columbia.example/registry.k8s.io/sig-storage/snapshot-controller:v8.5.0',
    );
  });

  it('keep their kinds, and with them what was snapshotted, when their release goes', () => {
    const { objects } = new SnapshotController(labStack(), 'a', { site: checkpoints({ snapshots: 'delete' }) });
    const kinds = objects.filter(({ kind }) => kind === 'CustomResourceDefinition');
    expect(kinds.map(({ metadata }) => metadata.annotations?.['helm.sh/resource-policy'])).toEqual(
      Array.from({ length: 3 }, () => 'keep'),
    );
  });

  it('bring no second controller where the distribution has one, and none where nothing is snapshotted', () => {
    const theirs = siteWith((data) => {
      data.storage.checkpoints.snapshots = 'delete';
      data.cluster.snapshotController = 'distribution';
    });
    expect(releaseIn(theirs, 'snapshot-controller')).toBeUndefined();
    expect(releaseIn(theirs, 'volume-snapshot-classes')).toMatchObject({ namespace: 'volume-snapshots' });
    expect(JSON.stringify(layersOf(siteWith()))).not.toContain('volume-snapshots');
  });

  it('have what reads their kinds after them', () => {
    const site = everything();
    for (const driver of ['topolvm', 'vast-csi'])
      expect(releaseIn(site, driver)?.needs).toContain('volume-snapshots/snapshot-controller');
  });

  it('are taken of CephFS by a side-car of its driver, which runs only then', () => {
    const policy = (site: Site) => {
      const { drivers }: SiteData = new CephCsiDrivers(labStack(), 'a', { site }).values;
      return drivers.cephfs.snapshotPolicy;
    };
    expect(policy(checkpoints({ snapshots: 'delete' }))).toBe('volumeSnapshot');
    expect(policy(siteWith())).toBe('none');
  });
});

it('a tenant has no more room of a class than its line says', () => {
  const site = siteWith((data) => {
    data.tenants.meridian.storage = { checkpoints: '500 TB' };
  });
  expect(tenantQuota(site, tenantOf(site, 'meridian'))).toMatchObject({
    'checkpoints.storageclass.storage.k8s.io/requests.storage': '500T',
  });
});

it('a tenant has the scratch of its own nodes where its line says nothing, and not that of others', () => {
  const key = 'scratch.storageclass.storage.k8s.io/requests.storage';
  const quotaOf = (change: (data: SiteData) => void) => {
    const site = siteWith((data) => {
      data.tenants.meridian.pools = { train: '2 nodes' };
      Object.assign(data.storage.scratch, { perNode: '15 TB', spare: '1 TB' });
      change(data);
    });
    return tenantQuota(site, tenantOf(site, 'meridian'))[key];
  };
  expect(quotaOf(() => {})).toBe('28T');
  expect(quotaOf((data) => Object.assign(data.storage.scratch, { thin: { overprovision: 2 } }))).toBe('56T');
  expect(
    quotaOf((data) => {
      data.tenants.meridian.storage = { scratch: '5 TB' };
    }),
  ).toBe('5T');
});

it('a tenant has so many snapshots as volumes, where it may have any: what they take is in no other quota', () => {
  const key = 'count/volumesnapshots.snapshot.storage.k8s.io';
  const quotaOf = (site: Site) => tenantQuota(site, tenantOf(site, 'meridian'));
  expect(quotaOf(checkpoints({ snapshots: 'delete' }))).toMatchObject({ [key]: '100' });
  expect(quotaOf(siteWith())).not.toHaveProperty([key]);
});

it('GPUs read a store directly only on nodes that reach it, and never CephFS', () => {
  const site = scratch({ gpuDirect: true });
  expect(directStorage(site, poolOf(site, 'train'))).toMatchObject({ gds: { enabled: true, image: 'nvidia-fs' } });
  expect(directStorage(site, poolOf(site, 'rental'))).toEqual({});
});

describe('a store that GPUs read directly', () => {
  const vast = (fields: object) =>
    siteWith((data) => {
      data.storage.checkpoints = { kind: 'vast', secret: 'login', capacity: '8 PB', write: '200 GB/s', ...fields };
      data.cluster.rdma.ofed = 'operator';
    });

  it('is mounted over RDMA where it is one of NFS, by network drivers that can, and otherwise as its vendor does', () => {
    const classOf = (site: Site) => {
      const { storageClasses }: SiteData = new VendorCsi(labStack(), 'a', { site, vendor: 'vast', after: [] }).values;
      return storageClasses.checkpoints;
    };
    expect(classOf(vast({ gpuDirect: true })).mountOptions).toEqual(['proto=rdma', 'port=20049']);
    expect(classOf(vast({}))).not.toHaveProperty('mountOptions');
    const networkDriver = (site: Site) =>
      renderedOf(site)
        .layers.flatMap(({ releases }) => releases)
        .flatMap(({ objects = [] }): readonly SiteData[] => objects)
        .flatMap(({ kind, spec }) => (kind === 'NicNodePolicy' ? [spec.ofedDriver.env] : []));
    expect(networkDriver(vast({ gpuDirect: true }))).toContainEqual([{ name: 'ENABLE_NFSRDMA', value: 'true' }]);
    expect(networkDriver(vast({}))).toEqual(networkDriver(vast({})).map(() => undefined));
  });

  it('is ext4 in the one mode that GPUs read', () => {
    const optionsOf = (fields: object) => {
      const [storage] = scratch(fields).storage.filter(isNodeNvme);
      return new NvmeStorageClass(labStack(), 'a', { storage: found(storage) }).manifest.mountOptions;
    };
    expect(optionsOf({ gpuDirect: true, filesystem: 'ext4' })).toEqual(['data=ordered']);
    expect([optionsOf({ gpuDirect: true }), optionsOf({ filesystem: 'ext4' })]).toEqual([undefined, undefined]);
  });
});
