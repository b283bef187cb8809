import type { Cable, Catalog, Server, Switch } from '../catalog/index.ts';
import type { FabricSpec, SiteSpec } from '../spec/index.ts';
import { type Bandwidth, larger, m, type Power } from '../units/index.ts';
import { isPassive } from './cable-choice.ts';
import { cablingOf, type Floors } from './cable-runs.ts';
import { type FabricPlan, planFabric } from './fabric-plan.ts';
import { find } from './names.ts';
import { railsOf } from './nodes.ts';
import type { Report } from './report.ts';
import type { PoolDraft } from './resolve-pools.ts';
import { nearestHelp, type RowShell, rowsNamed } from './resolve-rows.ts';
import type { Fabric, Pool, Row } from './site.ts';
import { switchPlaces } from './switch-places.ts';

/**
 * Leaf ports that a pair of UFM hosts takes on switches without a port for them: 4 cables, in the place of one node of
 * eight rails (DGX SuperPOD RA, H100, network fabrics: 31, 63, 95 and 127 nodes).
 */
const UFM_PORTS = 4;
/** A fabric before the pools that join it are worked out. */
export interface FabricDraft {
  readonly id: string;
  readonly spec: FabricSpec;
  readonly switch: Switch;
  readonly cable: Cable | undefined;
  readonly linkSpeed: Bandwidth | undefined;
  readonly radix: number;
  readonly plan: FabricPlan;
  readonly draw: Power;
  readonly pools: readonly PoolDraft[];
  readonly shells: readonly RowShell[];
}

/** The plan of a fabric, once its switch is in the catalog. */
export function fabricDraft(
  id: string,
  spec: FabricSpec,
  site: SiteSpec,
  pools: readonly PoolDraft[],
  shells: ReadonlyMap<string, RowShell>,
  catalog: Catalog,
  report: Report,
): FabricDraft | undefined {
  const path = ['fabrics', id];
  const model = catalog.switch(spec.switch);
  const rows = rowsNamed(spec.racks, shells, [...path, 'racks'], report);
  if (model === undefined) {
    report.add(
      'site/unknown-catalog-entry',
      [...path, 'switch'],
      `fabric "${id}" names switch "${spec.switch}", which the catalog does not have`,
      nearestHelp(catalog, 'switches', spec.switch),
    );
    return undefined;
  }
  const cable = spec.cable === undefined ? undefined : catalog.cable(spec.cable);
  if (spec.cable !== undefined && cable === undefined) {
    report.add(
      'site/unknown-catalog-entry',
      [...path, 'cable'],
      `fabric "${id}" names cable "${spec.cable}", which the catalog does not have`,
      nearestHelp(catalog, 'cables', spec.cable),
    );
  }
  const members = pools.filter((pool) => site.pools?.[pool.id]?.fabric === id);
  const planes = spec.planes ?? 1;
  const linkSpeed = members.flatMap((pool) => linkSpeedOf(pool, planes) ?? [])[0];
  const split =
    model.split !== undefined && linkSpeed !== undefined && Number(linkSpeed) === Number(model.split.portSpeed);
  const radix = split && model.split !== undefined ? model.split.radix : model.radix;
  const nodesPerUnit = spec.nodesPerUnit ?? Math.floor((radix * spec.taper) / (1 + spec.taper));
  const uplinks = spec.uplinks ?? Math.min(radix - nodesPerUnit, Math.floor(nodesPerUnit / spec.taper));
  const ufm = spec.manager === 'ufm' && !model.managerPort;
  const rails = Math.max(1, ...members.slice(0, 1).map(railsOf));
  const plan = planFabric({
    radix,
    groups: members.flatMap(groupsOf),
    nodesPerUnit,
    uplinks,
    planes,
    manager: ufm ? { places: Math.ceil(UFM_PORTS / rails), ports: UFM_PORTS } : { places: 0, ports: 0 },
  });
  if (plan === undefined) {
    report.add(
      'fabric/does-not-fit',
      path,
      `fabric "${id}" cannot be built of "${model.id}": ${nodesPerUnit} nodes and ${uplinks} uplinks a leaf on ${radix} ports, three levels at most`,
      'take fewer nodes a unit, more taper, or a switch with more ports',
    );
    return undefined;
  }
  const draw = switchDraw(model, cable?.kind === 'passive-copper');
  if (draw === undefined) {
    report.add(
      'site/unpublished-figure',
      [...path, 'switch'],
      `nobody has published what switch "${model.id}" draws, so fabric "${id}" has no place in the single line`,
      'ask the vendor, and bring it under another name in a catalog file beside the site file',
    );
    return undefined;
  }
  return { id, spec, switch: model, cable, linkSpeed, radix, plan, draw, pools: members, shells: rows };
}

/** The fabric with its plan, and what joins it. */
export function fabricFrom(
  draft: FabricDraft,
  pools: readonly Pool[],
  rows: readonly Row[],
  floors: Floors,
  catalog: Catalog,
): Fabric {
  const { plan, switch: model, spec, radix, linkSpeed, cable } = draft;
  const managerPorts = plan.cables.nodeToLeaf / plan.planes - plan.endpoints;
  const ownPortManagers = spec.manager === 'ufm' && model.managerPort ? 2 : 0;
  const { switchesPerChassis = 1 } = model;
  const places = switchPlaces({ ...plan, rows, pools, switchesPerChassis, managerPorts });
  const { runs, transceivers } = cablingOf(
    { ...plan, pools, radix, linkSpeed, cable, managerPorts, ownPortManagers, switchPlaces: places },
    floors,
    catalog,
  );
  return {
    ...draft.plan,
    id: draft.id,
    spec: draft.spec,
    path: ['fabrics', draft.id],
    switch: draft.switch,
    cable: draft.cable,
    linkSpeed: draft.linkSpeed,
    radix: draft.radix,
    chassis: chassisOf(draft),
    pools,
    rows,
    switchDraw: draft.draw,
    switchPlaces: places,
    runs,
    transceivers,
    longestCable: runs.reduce((longest, run) => larger(longest, run.length), m(0)),
  };
}

/** Boxes: some hold two switches. */
export function chassisOf({ plan, switch: { switchesPerChassis = 1 } }: FabricDraft): number {
  return Math.ceil((plan.leaves + plan.spines + plan.cores) / switchesPerChassis);
}

/** One link of a port, which planes divide; absent where the catalog knows no fabric ports: that is a finding of its own. */
export function linkSpeedOf({ server }: { readonly server: Server }, planes: number): Bandwidth | undefined {
  const { fabric } = server;
  return fabric === undefined || fabric.ports === 0 ? undefined : fabric.portSpeed.times(1 / planes);
}

/**
 * Rail-aligned leaves stand end of row and reach their racks by optics, so the draw is that with active cables, unless
 * all of them are passive, which draw nothing in a switch.
 */
function switchDraw(model: Switch, passive: boolean): Power | undefined {
  const active = model.maxPower ?? model.nameplate ?? model.typicalPower;
  return passive ? (model.typicalPower ?? active) : active;
}

/** The published figure that a switch is counted at: a nameplate is a bound, and no draw. */
export function switchCountedAt({
  switch: model,
  switchDraw: draw,
}: Pick<Fabric, 'switch' | 'switchDraw'>): 'maxPower' | 'typicalPower' | 'nameplate' {
  const is = (figure: Power | undefined): boolean => figure !== undefined && Number(figure) === Number(draw);
  if (is(model.maxPower)) return 'maxPower';
  return is(model.typicalPower) ? 'typicalPower' : 'nameplate';
}

/** The draft with what its switches draw on passive copper, where every cable between its racks is short enough for it. */
export function onPassiveCopper(draft: FabricDraft, fabric: Fabric | undefined): FabricDraft {
  const draw = switchDraw(draft.switch, true);
  if (fabric === undefined || draw === undefined || Number(draw) === Number(draft.draw)) return draft;
  return isPassive(fabric.runs) ? { ...draft, draw } : draft;
}

/** Every pool joins a fabric of this file, or none. */
export function refuseUnknownFabrics(spec: SiteSpec, report: Report): void {
  const known = new Map(Object.entries(spec.fabrics ?? {}));
  for (const [id, pool] of Object.entries(spec.pools ?? {})) {
    if (pool.fabric !== undefined) find(pool.fabric, known, 'fabric', ['pools', id, 'fabric'], report);
  }
}

/** The nodes of a pool in each hall: a unit never spans halls, because its leaves stand in one. */
function groupsOf(pool: PoolDraft): { nodes: number; rails: number }[] {
  const racksIn = new Map<string, number>();
  for (const shell of pool.shells) racksIn.set(shell.hallId, (racksIn.get(shell.hallId) ?? 0) + shell.racks);
  const rails = railsOf(pool);
  return [...racksIn.values()].map((racks) => ({ nodes: racks * pool.perRack * pool.server.nodes, rails }));
}
