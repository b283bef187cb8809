import type { Fabric, Pool, Site, Tenant } from '../site/model/index.ts';

/** Prefix of our node labels where the site file names none. NFD refuses keys under kubernetes.io, so they have one of their own. */
const LABEL_DOMAIN = 'afterhash.io';

export { platformNamespaces as namespaces } from '../site/model/index.ts';

export const GPU_RESOURCE = 'nvidia.com/gpu';

/** The resource of an InfiniBand port that pods of one node share, where nodes have one tenant's trust. */
export const SHARED_RDMA_RESOURCE = 'rdma/hca_shared';

/** The resource of a virtual function or a whole port on one rail: one in all pools, whatever they call the port. */
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
    /** What loses power together: rows on the same feeds. */
    power: key('power'),
    unit: key('unit'),
    rack: key('rack'),
    /** A part of the fabric below spines of its own; all of it where there are two levels. */
    block: key('block'),
    /** Place in the rack, from 1. */
    slot: key('slot'),
    phase: key('phase'),
    spare: key('spare'),
    rails: key('rails'),
    fabric: key('fabric'),
    nvlinkDomain: key('nvlink-domain'),
    /** On the servers of a shared store, with its id; their taint has the same key. */
    storage: key('storage'),
    /** On namespaces and what Afterhash owns in them. */
    tenant: key('tenant'),
    owner: key('owner'),
    /** An annotation: why a setting of this name is as it is. */
    why: (setting: string) => key(`why-${setting}`),
  } as const;
}

/** One ClusterQueue for each tenant and pool, called as the rung of the shed ladder that stops just that. No id has a dot. */
export function clusterQueueName(tenant: Tenant, pool: Pool): string {
  return `${tenant.id}.${pool.id}`;
}

/** What Kueue ranks a tenant's jobs by: `firm-100`, `flexible-0`, `flexible-below-5`. Tenants of one rank share it. */
export function workloadPriorityName(tenant: Tenant): string {
  const { priority = 0 } = tenant.spec;
  return `${tenant.flexible ? 'flexible' : 'firm'}-${priority < 0 ? `below-${-priority}` : priority}`;
}
