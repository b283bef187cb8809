import type { SpecPath } from '../diagnostics/index.ts';
import type { MeterSpec, SiteSpec } from '../spec/index.ts';
import { find } from './names.ts';
import type { PowerGraph } from './power-graph.ts';
import type { Report } from './report.ts';

/** What meters are of. */
export interface Metered {
  readonly power: PowerGraph;
  /** `hall-1/row-3`. */
  readonly rows: readonly { readonly name: string }[];
}

/** Stores of which any node can mount a volume with the file system that Prometheus asks for: one by NFS has none. */
const DISK_STORES: readonly string[] = ['rook-ceph', 'weka', 'csi'];

/** Follows routes to tenants and receivers, meters to what they are of, and the disks to their store. */
export function resolveMonitoring(spec: SiteSpec, metered: Metered, report: Report): void {
  resolveRoutes(spec, report);
  const { store } = spec.monitoring ?? {};
  const stores = Object.entries(spec.storage ?? {}).filter(([, { kind }]) => DISK_STORES.includes(kind));
  if (store !== undefined) find(store, new Map(stores), 'shared store', ['monitoring', 'store'], report);
  for (const [i, meter] of (spec.monitoring?.meters ?? []).entries())
    resolveMeter(spec, meter, metered, ['monitoring', 'meters', i, 'of'], report);
}

function resolveMeter(
  spec: SiteSpec,
  { of = {} }: MeterSpec,
  { power, rows }: Metered,
  path: SpecPath,
  report: Report,
): void {
  const known: Readonly<Record<string, readonly [string, ReadonlyMap<string, unknown>]>> = {
    element: ['power element', power.byId],
    hall: ['hall', new Map(Object.entries(spec.halls))],
    row: ['row', new Map(rows.map((row) => [row.name, row]))],
    programme: ['programme', new Map(Object.entries(spec.energy?.programmes ?? {}))],
  };
  for (const [label, value] of Object.entries(of)) {
    const things = known[label];
    if (things !== undefined) find(value, things[1], things[0], [...path, label], report);
  }
}

function resolveRoutes({ monitoring, tenants = {} }: SiteSpec, report: Report): void {
  const { receivers = {}, routes = [] } = monitoring?.alerts ?? {};
  const receiverById = new Map(Object.entries(receivers));
  const tenantById = new Map(Object.entries(tenants));
  for (const [i, { to, tenant }] of routes.entries()) {
    const path = ['monitoring', 'alerts', 'routes', i];
    find(to, receiverById, 'receiver', [...path, 'to'], report);
    if (tenant !== undefined) find(tenant, tenantById, 'tenant', [...path, 'tenant'], report);
  }
}
