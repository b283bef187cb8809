import { Construct } from 'constructs';
import { usesFunctions } from '../constructs/fabric/network-operator.ts';
import { NicClusterPolicy } from '../constructs/fabric/nic-cluster-policy.ts';
import { NicNodePolicies, nicNodePolicies } from '../constructs/fabric/nic-node-policies.ts';
import { RailFunctions } from '../constructs/fabric/rail-functions.ts';
import { DeviceConfigs } from '../constructs/gpu/device-configs.ts';
import { installsDrivers } from '../constructs/gpu/gpu-driver.ts';
import { NodeIdentity } from '../constructs/gpu/node-identity.ts';
import { PoolDrivers } from '../constructs/gpu/pool-drivers.ts';
import { AlertRoutes } from '../constructs/monitoring/alert-routes.ts';
import { scrapesOf } from '../constructs/monitoring/scrapes.ts';
import { SiteDashboard } from '../constructs/monitoring/site-dashboard.ts';
import { SiteRules } from '../constructs/monitoring/site-rules.ts';
import { SiteScrapes } from '../constructs/monitoring/site-scrapes.ts';
import { namespaces } from '../constructs/names.ts';
import { SiteScheduling } from '../constructs/scheduling/site-scheduling.ts';
import { BucketStorageClass } from '../constructs/storage/bucket-storage-class.ts';
import { CephCluster } from '../constructs/storage/ceph-cluster.ts';
import { CephCsiDrivers } from '../constructs/storage/ceph-csi-drivers.ts';
import { isCephStore } from '../constructs/storage/ceph-pools.ts';
import { CheckpointStorageClass, isCheckpointStore } from '../constructs/storage/checkpoint-storage-class.ts';
import { isNodeNvme } from '../constructs/storage/node-nvme.ts';
import { NvmeStorageClass } from '../constructs/storage/nvme-storage-class.ts';
import { hasSnapshotClasses, VolumeSnapshotClasses } from '../constructs/storage/volume-snapshot-classes.ts';
import { AdmissionPolicies } from '../constructs/tenancy/admission-policies.ts';
import { gpuVendorsOf, type Site } from '../site/model/index.ts';
import { PlatformNamespaces } from './platform-namespaces.ts';
import { type LayerProps, SiteLayer } from './site-layer.ts';

/** The second layer: what the site is, in the kinds that the operators brought. */
export class PlatformStack extends SiteLayer {
  constructor(scope: Construct, props: LayerProps) {
    super(scope, 'platform', props);
    const { site } = props;
    if (site.pools.length > 0 || site.storage.some(({ spec }) => spec.kind === 'rook-ceph'))
      new NodeIdentity(this, 'node-identity', { site });
    if (installsDrivers(site)) new PoolDrivers(this, 'pool-drivers', { site });
    if (gpuVendorsOf(site).includes('amd')) new DeviceConfigs(this, 'device-configs', { site });
    if (site.fabrics.length > 0) new NicClusterPolicy(this, 'nic-cluster-policy', { site });
    if (nicNodePolicies(site).length > 0) new NicNodePolicies(this, 'nic-node-policies', { site });
    if (usesFunctions(site)) new RailFunctions(this, 'rail-functions', { site });
    new SiteScheduling(this, 'site-scheduling', { site });
    addStorage(this, site);
    // Until what a retired tenant had is gone, it is held to the same.
    if (site.tenants.length > 0 || site.spec.retired !== undefined) addPolicies(this, site);
    if (site.spec.monitoring !== undefined) {
      new SiteRules(this, 'site-rules', { site });
      new SiteDashboard(this, 'site-dashboard', { site });
      if (scrapesOf(site).length > 0) new SiteScrapes(this, 'site-scrapes', { site });
      const { alerts } = site.spec.monitoring;
      if (alerts !== undefined) new AlertRoutes(this, 'alert-routes', { site, alerts });
    }
  }
}

/** What every tenant is held to, read from a namespace in which none has a right. */
function addPolicies(stack: Construct, site: Site): void {
  new PlatformNamespaces(stack, 'namespaces', { of: { [namespaces.policies]: 'baseline' } });
  new AdmissionPolicies(stack, 'admission-policies', { site });
}

/** The Ceph cluster, and one storage class a store, by the store's id. */
function addStorage(stack: Construct, site: Site): void {
  const store = site.storage.find(isCephStore);
  if (store !== undefined) {
    const drivers = new CephCsiDrivers(stack, 'ceph-csi-drivers', { site });
    new CephCluster(stack, 'rook-ceph-cluster', { site, store, drivers });
    if (store.spec.objects !== undefined) new BucketStorageClass(stack, 'bucket-class', { store });
  }
  const classes = new Construct(stack, 'storage-classes');
  for (const storage of site.storage) {
    if (isNodeNvme(storage)) new NvmeStorageClass(classes, storage.id, { storage });
    if (isCheckpointStore(storage)) new CheckpointStorageClass(classes, storage.id, { storage });
  }
  if (hasSnapshotClasses(site)) new VolumeSnapshotClasses(stack, 'volume-snapshot-classes', { site });
}
