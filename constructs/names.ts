import type { Fabric, Pool, Site, Tenant } from '../site/model/index.ts';

/** Prefix of our node labels where the site file names none. NFD refuses keys under kubernetes.io, so they have one of their own. */
const LABEL_DOMAIN = 'afterhash.io';

/** Namespaces of the platform. A tenant's namespace is its id. */
export const namespaces = {
  certManager: 'cert-manager',
  nodeFeatureDiscovery: 'node-feature-discovery',
  gpuOperator: 'gpu-operator',
  networkOperator: 'nvidia-network-operator',
  kueue: 'kueue-system',
  monitoring: 'monitoring',
  topolvm: 'topolvm-system',
  rookCeph: 'rook-ceph',
  jobset: 'jobset-system',
} as const;

export const GPU_RESOURCE = 'nvidia.com/gpu';

/** The resource of an InfiniBand port that pods of one node share, where nodes have one tenant's trust. */
export const SHARED_RDMA_RESOURCE = 'rdma/hca_shared';

/** The resource of a virtual function on one rail, which carries a P_Key. */
export function railResource(fabric: Fabric, rail: number): string {
  return `nvidia.com/${fabric.id.replaceAll('-', '_')}_rail${rail}`;
}

/** Node and namespace labels, from the site file's prefix. */
export function labelsOf(site: Site) {
  const domain = site.spec.cluster?.labels ?? LABEL_DOMAIN;
  const key = <K extends string>(name: K): string => `${domain}/${name}`;
  return {
    pool: key('pool'),
    hall: key('hall'),
    row: key('row'),
    unit: key('unit'),
    rack: key('rack'),
    rails: key('rails'),
    nvlinkDomain: key('nvlink-domain'),
    spare: key('spare'),
    /** On namespaces and what Afterhash owns in them. */
    tenant: key('tenant'),
    owner: key('owner'),
  } as const;
}

/** One ClusterQueue for each tenant and pool: a rung of the shed ladder stops just that. */
export function clusterQueueName(tenant: Tenant, pool: Pool): string {
  return `${tenant.id}-${pool.id}`;
}

/** How the pods of a fabric reach it: virtual functions with P_Keys where a tenant has the fabric to itself, else shared devices. */
export function rdmaMode(site: Site, fabric: Fabric): 'sriov' | 'shared' {
  const apart = site.tenants.some(
    (tenant) => tenant.partition !== undefined && tenant.claims.some((claim) => claim.pool.fabricId === fabric.id),
  );
  return apart ? 'sriov' : 'shared';
}
