import { kW, type Power, sum } from '../units/index.ts';
import type { Phase, Tenant } from './site.ts';

/** What the racks that a tenant brings may draw in a phase, in one hall or in all of them. */
export function criticalPower(tenant: Tenant, phase: Phase, hallId?: string): Power {
  const own = new Set(tenant.shells.map((shell) => shell.id));
  const rows = phase.rows.filter(
    (row) => row.shellId !== undefined && own.has(row.shellId) && (hallId === undefined || row.hallId === hallId),
  );
  return sum(
    kW(0),
    rows.map((row) => row.draw),
  );
}

/** Whether a tenant comes with racks and a cluster of its own and has no part of ours. */
export function bringsCluster(tenant: Tenant): boolean {
  return tenant.shells.length > 0 && tenant.claims.length === 0;
}
