import { didYouMean, type SpecPath } from '../diagnostics/index.ts';
import type { PoolShare, SiteSpec, TenantSpec } from '../spec/index.ts';
import { type Duration, kW, larger, min, type Power, percent, s } from '../units/index.ts';
import { byId, find } from './names.ts';
import type { Report } from './report.ts';
import type { Attestation, Claim, MinerFleet, Phase, Pool, Programme, ShedStep, Shell, Tenant } from './site.ts';

/** A P_Key has 15 bits of key; bit 15 is membership, so 0x8101 and 0x0101 are one partition. */
const KEY_BITS = 0x7fff;

/**
 * Share of their IT draw that GPUs give when capped: a quarter for three hours was held in Phoenix in May 2025 with the
 * quality of service kept (Emerald AI); a third is a stretch.
 */
export const CAPPED_SHARE = percent(25);

/** A miner sleeps or restarts within two to three minutes (Tether MDK, Whatsminer worker: reboot recovery 120-180 s). */
const MINERS_STOP_IN = s(180);

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

export function resolveProgrammes(spec: SiteSpec): readonly Programme[] {
  return Object.entries(spec.energy?.programmes ?? {}).map(([id, programme]) => ({
    id,
    spec: programme,
    path: ['energy', 'programmes', id],
  }));
}

/** The shed ladder, first to go first, with what each rung takes off the grid in each phase. */
export function resolveLadder(
  spec: SiteSpec,
  tenants: readonly Tenant[],
  fleets: readonly MinerFleet[],
  report: Report,
): readonly ShedStep[] {
  const tenantById = new Map(tenants.map((tenant) => [tenant.id, tenant]));
  const fleetById = byId(spec.mine?.asics, fleets);
  const pue = spec.site.designPue;
  return (spec.energy?.shed ?? []).flatMap((written, i): ShedStep[] => {
    const path = ['energy', 'shed', i];
    const name = typeof written === 'string' ? written : written.of;
    const by = typeof written === 'string' ? 'cap' : written.by;
    const [tenantId = '', poolId] = name.split('.');
    if (poolId === undefined) {
      const fleet = find(name, fleetById, 'miner fleet', path, report);
      if (fleet === undefined) return [];
      const shedIn = (phase: Phase): Power => phase.standing.get(fleet)?.draw ?? kW(0);
      return [{ path, name, fleet, claim: undefined, by: 'stop', takes: MINERS_STOP_IN, shedIn }];
    }
    const tenant = find(tenantId, tenantById, 'tenant', path, report);
    if (tenant === undefined) return [];
    const claim = tenant.claims.find(({ pool }) => pool.id === poolId);
    if (claim === undefined) {
      refuseUnclaimed(poolId, tenant, path, report);
      return [];
    }
    const shedIn = (phase: Phase): Power => {
      const racks = Math.min((claim.gpus / claim.pool.gpus) * claim.pool.racks, phase.racksOf.get(claim.pool) ?? 0);
      const each =
        by === 'cap'
          ? claim.pool.rackDraw.times(CAPPED_SHARE.in(percent) / 100)
          : claim.pool.rackDraw.minus(claim.pool.spec.idle ?? claim.pool.rackDraw);
      // Cooling follows the heat that is no longer made.
      return each.times(racks * pue).as(kW);
    };
    return [{ path, name, fleet: undefined, claim: { tenant, claim }, by, takes: takesBy(by, tenant), shedIn }];
  });
}

/** A pool that a tenant names but that does not resolve is reported there. */
function refuseUnclaimed(poolId: string, tenant: Tenant, path: SpecPath, report: Report): void {
  const known = Object.keys(tenant.spec.pools ?? {});
  if (known.includes(poolId)) return;
  const help = didYouMean(poolId, known) ?? `it has: ${known.join(', ') || 'none'}`;
  report.add('site/unknown-reference', path, `tenant "${tenant.id}" has no part of a pool "${poolId}"`, help);
}

/** A rung waits for the warning that its tenant was promised; a pause is done by the end of it. */
function takesBy(by: 'cap' | 'pause', tenant: Tenant): Duration {
  const { notice } = tenant.spec.contract;
  if (by === 'cap') return notice === undefined ? CAPS_IN : larger(CAPS_IN, notice);
  return notice ?? PAUSES_IN;
}

/** London, December 2025: over 30 % of 96 Blackwell Ultra GPUs within 30 s. */
const CAPS_IN = s(30);

/** A pause waits for a checkpoint: without a notice in the contract, five minutes as a planning figure of our own. */
const PAUSES_IN = min(5);
