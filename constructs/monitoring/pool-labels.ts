import { type Pool, type Site, tenantsOfPool } from '../../site/model/index.ts';

/** What an alert about the nodes of a pool is routed by: the tenant too, where the pool is one tenant's alone. */
export function poolLabels(site: Site, pool: Pool): Readonly<Record<string, string>> {
  const [only, ...others] = tenantsOfPool(site, pool);
  return { pool: pool.id, ...(only === undefined || others.length > 0 ? {} : { tenant: only.id }) };
}
