import { didYouMean, type SpecPath } from '../diagnostics/index.ts';
import type { SiteSpec } from '../spec/index.ts';
import { type Duration, kW, larger, min, type Power, percent, s } from '../units/index.ts';
import { byId, find } from './names.ts';
import type { Report } from './report.ts';
import type { Claim, MinerFleet, Phase, Programme, ShedStep, Tenant } from './site.ts';

/**
 * Share of their IT draw that GPUs give when capped: a quarter for three hours was held in Phoenix in May 2025 with the
 * quality of service kept (Emerald AI); a third is a stretch.
 */
export const CAPPED_SHARE = percent(25);

/** A miner sleeps or restarts within two to three minutes (Tether MDK, Whatsminer worker: reboot recovery 120-180 s). */
export const MINERS_STOP_IN = s(180);

/** London, December 2025: over 30 % of 96 Blackwell Ultra GPUs within 30 s. */
export const CAPS_IN = s(30);

/** A pause waits for a checkpoint: without a notice in the contract, five minutes as a planning figure of our own. */
export const PAUSES_IN = min(5);

const NOTHING = kW(0);

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
  const capped = new Set<string>();
  return (spec.energy?.shed ?? []).flatMap((written, i): ShedStep[] => {
    const path = ['energy', 'shed', i];
    const { of: name, by = 'cap', share } = typeof written === 'string' ? { of: written } : written;
    const [tenantId = '', poolId] = name.split('.');
    if (poolId === undefined) {
      const fleet = find(name, fleetById, 'miner fleet', path, report);
      if (fleet === undefined) return [];
      // Fans and pumps stop with the miners that they cool.
      const shedIn = (phase: Phase): Power => (phase.standing.get(fleet)?.draw ?? NOTHING).times(fleet.pue);
      const takes = fleet.spec.stopsIn ?? MINERS_STOP_IN;
      const rest = { claim: undefined, by: 'stop', afterCap: false, perRack: undefined, racksIn: () => 0 } as const;
      return [{ path, name, fleet, takes, shedIn, ...rest }];
    }
    const tenant = find(tenantId, tenantById, 'tenant', path, report);
    if (tenant === undefined) return [];
    const claim = tenant.claims.find(({ pool }) => pool.id === poolId);
    if (claim === undefined) {
      refuseUnclaimed(poolId, tenant, path, report);
      return [];
    }
    const afterCap = by !== 'cap' && capped.has(name);
    if (by === 'cap') capped.add(name);
    const perRack = shedPerRack(claim, by, afterCap).times(
      share?.in(percent) === undefined ? 1 : share.in(percent) / 100,
    );
    const racksIn = (phase: Phase): number => racksAtWork(claim, tenants, phase);
    // Cooling follows the heat that is no longer made.
    const shedIn = (phase: Phase): Power => perRack.times(racksIn(phase) * spec.site.designPue).as(kW);
    const takes = takesBy(by, tenant);
    return [{ path, name, fleet: undefined, claim: { tenant, claim }, by, takes, afterCap, perRack, racksIn, shedIn }];
  });
}

/** What one rack gives; a rack that is capped already has only the rest to give. */
function shedPerRack({ pool }: Claim, by: 'cap' | 'pause' | 'scale', afterCap: boolean): Power {
  const cap = pool.rackDraw.times(CAPPED_SHARE.in(percent) / 100);
  if (by === 'cap') return cap;
  const stopped = pool.rackDraw.minus(pool.spec.idle ?? pool.rackDraw);
  return afterCap ? larger(NOTHING, stopped.minus(cap)) : stopped;
}

/**
 * Racks of a pool that are a tenant's in a phase. While the pool is not whole yet, firm tenants have theirs first, then
 * the others in the order of the file: what is promised twice is not shed twice.
 */
function racksAtWork(claim: Claim, tenants: readonly Tenant[], phase: Phase): number {
  const { pool } = claim;
  const racksOf = ({ gpus }: Claim): number => (gpus / pool.gpus) * pool.racks;
  const inOrder = [...tenants.filter(({ flexible }) => !flexible), ...tenants.filter(({ flexible }) => flexible)];
  let left = phase.racksOf.get(pool) ?? 0;
  for (const other of inOrder.flatMap((tenant) => tenant.claims.filter((one) => one.pool === pool))) {
    const own = Math.min(left, racksOf(other));
    if (other === claim) return own;
    left -= own;
  }
  return 0;
}

/** A pool that a tenant names but that does not resolve is reported there. */
function refuseUnclaimed(poolId: string, tenant: Tenant, path: SpecPath, report: Report): void {
  const known = Object.keys(tenant.spec.pools ?? {});
  if (known.includes(poolId)) return;
  const help = didYouMean(poolId, known) ?? `it has: ${known.join(', ') || 'none'}`;
  report.add('site/unknown-reference', path, `tenant "${tenant.id}" has no part of a pool "${poolId}"`, help);
}

/** A rung waits for the warning that its tenant was promised; a pause is done by the end of it. */
function takesBy(by: 'cap' | 'pause' | 'scale', tenant: Tenant): Duration {
  const { notice } = tenant.spec.contract;
  if (by === 'cap') return notice === undefined ? CAPS_IN : larger(CAPS_IN, notice);
  return notice ?? PAUSES_IN;
}
