import { nodesOf } from './nodes.ts';
import type { Pool, Site, Tenant } from './site.ts';

/**
 * The tenants of each node of some pools by name, where claims are dealt out over the nodes of a pool in the order of the
 * file. A node that two tenants share stands with both; one that nobody claimed with none.
 */
export function tenantsOfNodes(site: Site, pools: readonly Pool[]): ReadonlyMap<string, readonly Tenant[]> {
  const tenantsOf = new Map<string, readonly Tenant[]>();
  for (const pool of pools) {
    let from = 0;
    const spans = site.tenants.flatMap((tenant) =>
      tenant.claims
        .filter((claim) => claim.pool === pool)
        .map(({ gpus }) => {
          const span = { tenant, from, to: from + gpus };
          from = span.to;
          return span;
        }),
    );
    let gpu = 0;
    let next = 0;
    for (const { name } of nodesOf(site, pool)) {
      const end = gpu + pool.gpusPerNode;
      while ((spans[next]?.to ?? Number.POSITIVE_INFINITY) <= gpu) next++;
      const here = [];
      for (let i = next; (spans[i]?.from ?? end) < end; i++) here.push(spans[i]?.tenant);
      tenantsOf.set(
        name,
        here.filter((tenant) => tenant !== undefined),
      );
      gpu = end;
    }
  }
  return tenantsOf;
}
