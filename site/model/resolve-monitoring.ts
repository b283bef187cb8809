import type { SiteSpec } from '../spec/index.ts';
import { find } from './names.ts';
import type { Report } from './report.ts';

/** Follows the routes of alerts to the tenants and receivers that they name. */
export function resolveMonitoring({ monitoring, tenants = {} }: SiteSpec, report: Report): void {
  const { receivers = {}, routes = [] } = monitoring?.alerts ?? {};
  const receiverById = new Map(Object.entries(receivers));
  const tenantById = new Map(Object.entries(tenants));
  for (const [i, { to, tenant }] of routes.entries()) {
    const path = ['monitoring', 'alerts', 'routes', i];
    find(to, receiverById, 'receiver', [...path, 'to'], report);
    if (tenant !== undefined) find(tenant, tenantById, 'tenant', [...path, 'tenant'], report);
  }
}
