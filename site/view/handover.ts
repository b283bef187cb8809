import { criticalPower, longestToCore, type Site, type Tenant } from '../model/index.ts';
import { kW } from '../units/index.ts';

/**
 * What is handed over to tenants that bring their racks: what was promised to each, what stands when, and what a rack
 * position takes. The building was checked with these figures; what runs in it is the tenant's.
 */
export function handover(site: Site) {
  const { place, electricalCode, asOf } = site.spec.site;
  return {
    version: 1 as const,
    site: site.name,
    place: place ?? null,
    electricalCode,
    asOf,
    tenants: site.tenants.filter((tenant) => tenant.shells.length > 0).map((tenant) => tenantView(site, tenant)),
  };
}

function tenantView(site: Site, tenant: Tenant) {
  const { critical, halls = {}, availability, until } = tenant.spec.contract;
  const own = new Set(tenant.shells.map((shell) => shell.id));
  return {
    id: tenant.id,
    critical: { promised: critical ?? null, carried: criticalPower(tenant, site.final) },
    availability: availability ?? null,
    until: until ?? null,
    halls: site.halls.flatMap((hall) => {
      const rows = hall.rows.filter((row) => row.shellId !== undefined && own.has(row.shellId));
      const promised = halls[hall.id];
      if (rows.length === 0) return [];
      return [
        {
          id: hall.id,
          critical: { promised: promised?.critical ?? null, carried: criticalPower(tenant, site.final, hall.id) },
          readyForService: promised?.ready ?? null,
          phases: site.phases.map((phase) => ({
            id: phase.id,
            ready: phase.ready ?? null,
            critical: criticalPower(tenant, phase, hall.id),
          })),
          floor: hall.spec.floor.load,
          tile: hall.spec.floor.tile ?? null,
          toNetworkCore: hall.spec.toCore,
          measuredToNetworkCore: longestToCore(hall)?.length ?? null,
          aisles: hall.spec.layout?.aisles ?? null,
          door: hall.spec.layout?.door ?? null,
          rows: rows.map((row) => ({
            id: row.id,
            shell: row.shellId,
            racks: row.racks,
            position: hall.plan?.places.get(row.name)?.position ?? null,
            rack: row.rack.draw,
            liquid: row.liquidHeat.times(1 / row.racks).as(kW),
            cooling: row.cooling,
            feeds: row.feeds.map((feed) => ({ id: feed.id, voltage: feed.voltage ?? null })),
            tap: row.spec.tap ?? null,
          })),
        },
      ];
    }),
  };
}
