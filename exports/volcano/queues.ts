import type { Claim, Pool, Site, Tenant } from '../../site/model/index.ts';

/** What a node of a pool offers its GPUs as. */
const GPU_RESOURCE = { nvidia: 'nvidia.com/gpu', amd: 'amd.com/gpu' } as const satisfies Readonly<
  Record<Pool['gpu']['vendor'], string>
>;

/** Priorities of the site file begin at -1000, and those of a Queue at 0. */
const LOWEST_PRIORITY = 1000;

/**
 * A Queue for each tenant and pool, called as the queue of the two in Kueue. What it deserves is its own and comes back
 * when it asks for it; up to its capability it borrows. Nothing is guaranteed in Volcano's sense: that would lie idle.
 */
export function queues(site: Site): readonly object[] {
  return site.tenants.flatMap((tenant) => tenant.claims.map((claim) => queue(tenant, claim)));
}

function queue(tenant: Tenant, { pool, gpus, borrowsGpus }: Claim): object {
  const counted = (amount: number) => ({ [GPU_RESOURCE[pool.gpu.vendor]]: String(amount) });
  return {
    apiVersion: 'scheduling.volcano.sh/v1beta1',
    kind: 'Queue',
    metadata: { name: `${tenant.id}.${pool.id}` },
    spec: {
      reclaimable: true,
      priority: LOWEST_PRIORITY + Math.round(tenant.spec.priority ?? 0),
      deserved: counted(gpus),
      capability: counted(gpus + borrowsGpus),
    },
  };
}
