import { type Catalog, electricalCodes } from '../catalog/index.ts';
import type { Diagnostic } from '../diagnostics/index.ts';
import { expandAll, type Inventory, type SiteSpec } from '../spec/index.ts';
import { m } from '../units/index.ts';
import { find, refuseDuplicates } from './names.ts';
import type { PowerElement, PowerGraph } from './power-graph.ts';
import { Report } from './report.ts';
import { resolveCarveOuts } from './resolve-carve-outs.ts';
import { resolveCoolants } from './resolve-coolants.ts';
import { resolveCores } from './resolve-cores.ts';
import { resolveEquipment } from './resolve-equipment.ts';
import { resolveFleets } from './resolve-fleets.ts';
import { coolingDraw, hallOf } from './resolve-halls.ts';
import { resolveJobs } from './resolve-jobs.ts';
import { resolveLadder, resolveProgrammes } from './resolve-ladder.ts';
import { resolveLeftovers } from './resolve-leftovers.ts';
import { resolveMonitoring } from './resolve-monitoring.ts';
import { resolvePhases } from './resolve-phases.ts';
import { resolvePower } from './resolve-power.ts';
import { resolveRowShells } from './resolve-rows.ts';
import { resolveScheduling } from './resolve-scheduling.ts';
import { resolveTenants } from './resolve-tenants.ts';
import type { Site } from './site.ts';
import { refuseUnknownDrives } from './storage-drives.ts';

/** A site, or everything that keeps the file from being one. */
export interface Resolved {
  readonly site: Site | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** The hosts of pools by pool, as far as their files could be read. */
export type Inventories = ReadonlyMap<string, Inventory>;

/** Follows every reference and works out every derived number once. Reports all that does not hang together. */
export function resolve(spec: SiteSpec, catalog: Catalog, inventories: Inventories = new Map()): Resolved {
  const report = new Report();
  refuseNearNames(spec, report);
  const code = electricalCodes[spec.site.electricalCode];
  const power = resolvePower(spec.power, code, report);
  const shells = resolveRowShells(spec.halls, power, report);
  const {
    rows,
    plans,
    pools,
    shells: brought,
    fabrics,
    storage,
  } = resolveEquipment({ spec, inventories }, shells, catalog, report);
  const fleets = resolveFleets(spec, power, shells, catalog, report);
  const leftovers = resolveLeftovers(spec, power, catalog, report);
  const tenants = resolveTenants(spec, pools, brought, report);
  refuseUnknownDrives(spec, catalog, report);
  const jobs = resolveJobs(spec, { pools, storage, tenants, catalog }, report);
  const ladder = resolveLadder(spec, tenants, fleets, report);
  const carveOuts = resolveCarveOuts(spec, rows, report);
  const cores = resolveCores(spec, rows, report);
  const coolingFeeds = resolveCoolingFeeds(spec, power, report);
  const coolantOf = resolveCoolants(spec, catalog, report);
  resolveMonitoring(spec, { power, rows }, report);
  resolveScheduling(spec, report);
  if (report.diagnostics.length > 0) return { site: undefined, diagnostics: report.diagnostics };
  const heatFacts = { altitude: spec.site.altitude ?? m(0), coolantOf };
  const phases = resolvePhases(
    { spec, power, rows, shells, fillers: [...pools, ...brought], fleets, coolingFeeds, heatFacts },
    report,
  );
  const final = phases.at(-1);
  if (final === undefined || report.diagnostics.length > 0) return { site: undefined, diagnostics: report.diagnostics };
  const site: Site = {
    spec,
    name: spec.site.name,
    catalog,
    electricalCode: code,
    power,
    halls: Object.entries(spec.halls).map(([id, hall]) => ({
      ...hallOf(id, hall, { site: spec.site, catalog, rows, phases, coolantOf }),
      carveOuts: carveOuts.get(id) ?? [],
      plan: plans.get(id),
      core: cores.get(id) ?? [],
    })),
    coolingDraw: coolingDraw(spec),
    rows,
    pools,
    shells: brought,
    fabrics,
    storage,
    jobs,
    tenants,
    fleets,
    leftovers,
    phases,
    final,
    programmes: resolveProgrammes(spec),
    ladder,
  };
  return { site, diagnostics: [] };
}

function refuseNearNames(spec: SiteSpec, report: Report): void {
  for (const part of ['halls', 'fabrics', 'storage', 'jobs', 'tenants'] as const)
    refuseDuplicates(keysOf(spec, part), report);
  // A phase adds racks of a pool and of a shell by their names alone.
  refuseDuplicates([...keysOf(spec, 'pools'), ...keysOf(spec, 'shells')], report);
}

function keysOf(spec: SiteSpec, part: 'halls' | 'pools' | 'shells' | 'fabrics' | 'storage' | 'jobs' | 'tenants') {
  return Object.keys(spec[part] ?? {}).map((id) => ({ id, path: [part, id] }));
}

function resolveCoolingFeeds(
  spec: SiteSpec,
  power: PowerGraph,
  report: Report,
): ReadonlyMap<string, readonly PowerElement[]> {
  return new Map(
    Object.entries(spec.halls).flatMap(([id, hall]) => {
      const names = hall.cooling.feeds;
      if (names === undefined) return [];
      const path = ['halls', id, 'cooling', 'feeds'];
      return [[id, expandAll(names).flatMap((name) => find(name, power.byId, 'power element', path, report) ?? [])]];
    }),
  );
}
