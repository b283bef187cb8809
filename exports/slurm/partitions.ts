import { type Pool, type Site, standingNodes, type Tenant, tenantsOfNodes } from '../../site/model/index.ts';
import { hostList } from '../host-list.ts';
import type { NodeBlock } from '../node-tree.ts';

/** Priorities of the site file begin at -1000; those of Slurm at 0 (slurm.conf(5), PriorityTier). */
const LOWEST_PRIORITY = 1000;

/**
 * A partition for each tenant and pool, called as the queue of the two in Kueue, over the nodes that its claim is dealt;
 * without tenants one for each pool. Nodes that nobody claimed are in none.
 */
export function partitionsConf(site: Site, blocks: readonly NodeBlock[]): string {
  const partitions =
    site.tenants.length === 0
      ? site.pools.map((pool) =>
          line(
            pool,
            pool.id,
            'ALL',
            0,
            standingNodes(site, pool).map(({ name }) => name),
            blocks,
          ),
        )
      : claimed(site, blocks);
  return `# Slurm before 25.05 knows no Topology of a partition: take that word away there.\n${partitions.join('\n')}\n`;
}

function claimed(site: Site, blocks: readonly NodeBlock[]): readonly string[] {
  const tenantsOf = tenantsOfNodes(site, site.pools);
  return site.tenants.flatMap((tenant) =>
    tenant.claims.flatMap(({ pool }) => {
      const names = standingNodes(site, pool).map(({ name }) => name);
      const own = names.filter((name) => tenantsOf.get(name)?.includes(tenant));
      return own.length === 0
        ? []
        : [line(pool, `${tenant.id}.${pool.id}`, tenant.id, priorityOf(tenant), own, blocks)];
    }),
  );
}

function line(
  pool: Pool,
  name: string,
  accounts: string,
  tier: number,
  nodes: readonly string[],
  blocks: readonly NodeBlock[],
): string {
  const inDomains = blocks.some((block) => block.pool === pool && block.domain !== undefined);
  return [
    `PartitionName=${name}`,
    `AllowAccounts=${accounts}`,
    `PriorityTier=${tier}`,
    ...(inDomains ? [`Topology=${pool.id}`] : []),
    `Nodes=${hostList(nodes)}`,
  ].join(' ');
}

function priorityOf(tenant: Tenant): number {
  return LOWEST_PRIORITY + Math.round(tenant.spec.priority ?? 0);
}
