import type { Construct } from 'constructs';
import { roomOfNode, type Site, type Storage, type Tenant } from '../../site/model/index.ts';
import { GB, type Storage as StorageAmount, TB } from '../../site/units/index.ts';
import { roomText } from '../kubernetes/quantity-text.ts';
import { ResourceQuota } from '../kubernetes/resource-quota.ts';
import { claimedDevices, OTHER_GPU_CLASSES } from '../names.ts';
import { isNodeNvme } from '../storage/node-nvme.ts';
import { bucketStores, tenantAmounts, tenantDeviceClasses, tenantStores } from './grants.ts';
import { ownLabels } from './own-labels.ts';

/** What each tenant's is called in its namespace. */
export const TENANT_QUOTA = 'tenant';

/** Objects of one tenant: figures of our own, so that a runaway loop does not fill etcd. */
const OBJECTS = { pods: 20_000, services: 200, configmaps: 1_000, secrets: 500, 'count/jobs.batch': 5_000 };

/** Of which a tenant needs none: a port on every node and an address from outside are the platform's to give. */
const NONE = ['services.nodeports', 'services.loadbalancers', 'replicationcontrollers'];

/** Claims where the site file says nothing. */
const VOLUMES = 100;

/** Room for logs and temporary files of pods on the boot drive of a node: a figure of our own. */
const EPHEMERAL_PER_NODE = TB(1);

export interface TenantQuotaProps {
  readonly site: Site;
  readonly tenant: Tenant;
}

/**
 * The most that a tenant's namespace may hold: the GPUs and devices of its
 * claims with what it may borrow, volumes by class, and objects by kind.
 *
 * Kueue decides who runs; this is what holds if somebody gets past it. A class
 * that was not granted has room for no volume.
 */
export class TenantQuota extends ResourceQuota {
  constructor(scope: Construct, id: string, { site, tenant }: TenantQuotaProps) {
    super(scope, id, {
      metadata: { name: TENANT_QUOTA, namespace: tenant.id, labels: ownLabels(site, tenant) },
      spec: { hard: tenantQuota(site, tenant) },
    });
  }
}

export function tenantQuota(site: Site, tenant: Tenant): Readonly<Record<string, string>> {
  const requests = [...tenantAmounts(site, tenant)].map(([name, amount]) => [`requests.${name}`, amount]);
  // What a quota does not name it does not count.
  const none = site.spec.cluster?.gpus === 'dra' ? OTHER_GPU_CLASSES.map((name) => [name, '0'] as const) : [];
  const claims = [...none, ...tenantDeviceClasses(site, tenant)].map(([name, amount]) => [
    claimedDevices(name),
    amount,
  ]);
  const nodes = tenant.claims.reduce((sum, { nodes }) => sum + nodes, 0);
  const volumes = tenant.spec.volumes ?? VOLUMES;
  return {
    ...Object.fromEntries(requests),
    ...Object.fromEntries(claims),
    'requests.ephemeral-storage': `${Math.round(EPHEMERAL_PER_NODE.times(nodes).in(GB))}G`,
    ...Object.fromEntries(Object.entries(OBJECTS).map(([kind, most]) => [kind, String(most)])),
    ...Object.fromEntries(NONE.map((kind) => [kind, '0'])),
    // This one.
    resourcequotas: '1',
    persistentvolumeclaims: String(volumes),
    // Rook holds a bucket to its own size, which a policy of ours asks for; nothing adds them up.
    ...(bucketStores(site, tenant).length === 0 ? {} : { 'count/objectbucketclaims.objectbucket.io': String(volumes) }),
    // A snapshot takes room that no key counts.
    ...(tenantStores(site, tenant).every(({ spec }) => spec.snapshots === undefined)
      ? {}
      : { 'count/volumesnapshots.snapshot.storage.k8s.io': String(volumes) }),
    ...Object.fromEntries(site.storage.flatMap((storage) => classQuota(site, tenant, storage, volumes))),
  };
}

function classQuota(site: Site, tenant: Tenant, storage: Storage, volumes: number): [string, string][] {
  const granted = tenantStores(site, tenant).includes(storage);
  const key = (what: string) => `${storage.id}.storageclass.storage.k8s.io/${what}`;
  const room = tenant.spec.storage?.[storage.id] ?? (granted ? scratchShare(tenant, storage) : undefined);
  return [
    [key('persistentvolumeclaims'), granted ? String(volumes) : '0'],
    ...(room === undefined ? [] : [[key('requests.storage'), roomText(room)] as [string, string]]),
  ];
}

/** Of scratch a tenant has that of its own nodes where the file says nothing, and of those that it may borrow: others may be on the same. */
function scratchShare(tenant: Tenant, storage: Storage): StorageAmount | undefined {
  if (!isNodeNvme(storage)) return undefined;
  const { spec, pools } = storage;
  const room = tenant.claims
    .filter(({ pool }) => pools.includes(pool))
    .map(({ pool, nodes, borrowsGpus }) =>
      roomOfNode(spec, pool)?.times((nodes + borrowsGpus / pool.gpusPerNode) * (spec.thin?.overprovision ?? 1)),
    )
    .reduce((all, one) => (all === undefined || one === undefined ? undefined : all.plus(one)), GB(0));
  // In bytes the API server takes no number that it cannot count in thousandths.
  return room && GB(Math.max(0, Math.floor(room.in(GB))));
}
