import type { Fabric, Pool, Site, Tenant } from './site.ts';

/** The tenants that have a part of a pool, in the order of the file. */
export function tenantsOfPool(site: Site, pool: Pool): readonly Tenant[] {
  return site.tenants.filter(({ claims }) => claims.some((claim) => claim.pool === pool));
}

/** The tenants that have an InfiniBand partition of their own on a fabric, in the order of the file. */
export function partitionedTenants(site: Site, fabric: Fabric): readonly Tenant[] {
  if (fabric.spec.kind !== 'infiniband') return [];
  return site.tenants.filter(
    (tenant) => tenant.partition !== undefined && tenant.claims.some((claim) => claim.pool.fabricId === fabric.id),
  );
}

/** How pods reach a fabric: as the file says, else by virtual functions where some tenant has a partition of it, else by shared ports. */
export function rdmaMode(site: Site, fabric: Fabric): 'sriov' | 'shared' | 'host-device' {
  return fabric.spec.access ?? (partitionedTenants(site, fabric).length > 0 ? 'sriov' : 'shared');
}

/** How the traffic of a fabric is marked, which is what an operator sets its adapters to; nothing on InfiniBand. */
export function marksOf({ spec }: Fabric) {
  return spec.kind === 'roce' ? spec.qos : undefined;
}

/** `0x0101`: the key of a partition as fabrics write it. */
export function pkeyText(partition: number): string {
  return `0x${partition.toString(16).padStart(4, '0')}`;
}
