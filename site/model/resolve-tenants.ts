import type { PoolShare, SiteSpec, TenantSpec } from '../spec/index.ts';
import { byId, find } from './names.ts';
import type { Report } from './report.ts';
import type { Attestation, Claim, Pool, Shell, Tenant } from './site.ts';

/** A P_Key has 15 bits of key; bit 15 is membership, so 0x8101 and 0x0101 are one partition. */
const KEY_BITS = 0x7fff;

export function resolveTenants(
  spec: SiteSpec,
  pools: readonly Pool[],
  shells: readonly Shell[],
  report: Report,
): readonly Tenant[] {
  const poolById = byId(spec.pools, pools);
  const tenantIds = new Map(Object.keys(spec.tenants ?? {}).map((id) => [id, id]));
  for (const shell of shells) find(shell.spec.tenant, tenantIds, 'tenant', [...shell.path, 'tenant'], report);
  const halls = new Map(Object.entries(spec.halls));
  const stores = new Map(Object.keys(spec.storage ?? {}).map((id) => [id, id]));
  return Object.entries(spec.tenants ?? {}).map(([id, tenant]) => {
    const path = ['tenants', id];
    const borrows = new Map(Object.entries(tenant.borrows ?? {}));
    const claims = Object.entries(tenant.pools ?? {}).flatMap(([poolId, share]): Claim[] => {
      const pool = find(poolId, poolById, 'pool', [...path, 'pools', poolId], report, 'key');
      if (pool === undefined) return [];
      const nodes = nodesIn(share, pool);
      const extra = borrows.get(poolId);
      return [
        {
          pool,
          path: [...path, 'pools', poolId],
          nodes,
          gpus: gpusIn(share, pool),
          borrowsGpus: extra === undefined ? 0 : gpusIn(extra, pool),
          draw: pool.draw.times(gpusIn(share, pool) / pool.gpus),
        },
      ];
    });
    for (const poolId of borrows.keys()) {
      if (
        tenant.pools?.[poolId] === undefined &&
        find(poolId, poolById, 'pool', [...path, 'borrows', poolId], report, 'key') !== undefined
      ) {
        report.add(
          'site/unknown-reference',
          [...path, 'borrows', poolId],
          `tenant "${id}" borrows from pool "${poolId}", which it has no part of`,
          `give it a part under pools, as in ${poolId}: 1 node`,
          { part: 'key' },
        );
      }
    }
    for (const hall of Object.keys(tenant.contract.halls ?? {}))
      find(hall, halls, 'hall', [...path, 'contract', 'halls', hall], report, 'key');
    for (const store of Object.keys(tenant.storage ?? {})) {
      find(store, stores, 'storage', [...path, 'storage', store], report, 'key');
    }
    return {
      id,
      spec: tenant,
      path,
      claims,
      shells: shells.filter((shell) => shell.spec.tenant === id),
      partition: tenant.pkey === undefined ? undefined : Number(tenant.pkey) & KEY_BITS,
      flexible: tenant.contract.flexible ?? false,
      attestations: attestationsOf(id, tenant, spec.site.asOf),
    };
  });
}

/** What a share of a pool is in GPUs: racks and nodes are whole ones. */
function gpusIn(share: PoolShare, pool: Pool): number {
  if (share === 'all') return pool.gpus;
  const amount = Number(share.split(' ')[0]);
  if (share.includes('rack')) return amount * pool.nodesPerRack * pool.gpusPerNode;
  return share.includes('node') ? amount * pool.gpusPerNode : amount;
}

function nodesIn(share: PoolShare, pool: Pool): number {
  return Math.ceil(gpusIn(share, pool) / pool.gpusPerNode);
}

function attestationsOf(id: string, tenant: TenantSpec, asOf: string): readonly Attestation[] {
  return (tenant.attests ?? []).flatMap((spec, i) => {
    const controls = typeof spec.control === 'string' ? [spec.control] : spec.control;
    return controls.map((control) => ({
      spec,
      path: ['tenants', id, 'attests', i],
      control,
      expired: spec.until < asOf,
    }));
  });
}
