import { bucketClass, type Site, type Storage, type Tenant } from '../../site/model/index.ts';
import { GB } from '../../site/units/index.ts';
import { tenantNetworks } from '../fabric/tenant-fabric.ts';
import { type QuantityUnit, quantityText, roomText } from '../kubernetes/quantity-text.ts';
import { workloadPriorityName } from '../names.ts';
import { type Quota, quotasOf } from '../scheduling/quotas.ts';
import { type CephStore, isCephStore, servesObjects } from '../storage/ceph-pools.ts';

/** Groups of the identity provider that run a tenant's jobs. */
export function tenantGroups(tenant: Tenant): readonly string[] {
  return tenant.spec.admins ?? [tenant.id];
}

/** Stores that a tenant may claim from: the scratch of its own pools, and every shared one. */
export function tenantStores(site: Site, tenant: Tenant): readonly Storage[] {
  const own = tenant.claims.map(({ pool }) => pool);
  return site.storage.filter(
    (storage) => storage.spec.kind !== 'node-nvme' || storage.pools.some((pool) => own.includes(pool)),
  );
}

/** Stores that a tenant may have buckets in: those of its own that serve objects, unless it has no room there. */
export function bucketStores(site: Site, tenant: Tenant): readonly CephStore[] {
  return tenantStores(site, tenant)
    .filter(isCephStore)
    .filter(({ id, spec }) => spec.objects !== undefined && tenant.spec.storage?.[id]?.in(GB) !== 0);
}

/** Most of everything that a tenant's pods may request at once: its own, and what it may borrow. */
export function tenantAmounts(site: Site, tenant: Tenant): ReadonlyMap<string, string> {
  return totals(allQuotas(site, tenant).filter(({ deviceClass }) => deviceClass === undefined));
}

/** The same of devices that pods claim, by their class. */
export function tenantDeviceClasses(site: Site, tenant: Tenant): ReadonlyMap<string, string> {
  const claimed = allQuotas(site, tenant).flatMap((quota) =>
    quota.deviceClass === undefined ? [] : [{ ...quota, name: quota.deviceClass }],
  );
  return totals(claimed);
}

function allQuotas(site: Site, tenant: Tenant): readonly Quota[] {
  return tenant.claims.flatMap((claim) => quotasOf(site, claim));
}

function totals(quotas: readonly Quota[]): ReadonlyMap<string, string> {
  const amounts = new Map<string, { readonly total: number; readonly unit: QuantityUnit }>();
  for (const { name, own, borrowed, unit } of quotas) {
    amounts.set(name, { total: (amounts.get(name)?.total ?? 0) + own + borrowed, unit });
  }
  return new Map([...amounts].map(([name, { total, unit }]) => [name, quantityText(total, unit)]));
}

/** Resources of devices: those whose name has a domain. */
export function tenantDevices(site: Site, tenant: Tenant): readonly string[] {
  return [...tenantAmounts(site, tenant).keys()].filter((name) => name.includes('/'));
}

/** How far the tenant is set apart, and what its own names are, as its policies read them: lists with a comma between. */
export function tenantGrants(site: Site, tenant: Tenant): Readonly<Record<string, string>> {
  const pools = tenant.claims.map(({ pool }) => pool.id).join();
  return {
    isolation: tenant.spec.isolation,
    pools,
    // A queue has the name of its pool.
    queues: pools,
    priorities: workloadPriorityName(tenant),
    devices: tenantDevices(site, tenant).join(),
    deviceClasses: [...tenantDeviceClasses(site, tenant).keys()].join(),
    networks: tenantNetworks(site, tenant)
      .map(({ metadata }) => metadata.name)
      .join(),
    storageClasses: tenantStores(site, tenant)
      .map(({ id }) => id)
      .join(),
    ...(servesObjects(site) ? { bucketClasses: bucketClasses(site, tenant).join() } : {}),
    groups: tenantGroups(tenant).join(),
  };
}

/** Each class of buckets with the most that one of them may hold. */
function bucketClasses(site: Site, tenant: Tenant): readonly string[] {
  return bucketStores(site, tenant).map((store) => {
    const room = tenant.spec.storage?.[store.id] ?? store.spec.capacity;
    return `${bucketClass(store)}=${roomText(room)}`;
  });
}
