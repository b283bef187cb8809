import type { Cable, Catalog, Gpu, Server, Switch } from '../catalog/index.ts';
import type { FabricSpec, PoolSpec, SiteSpec, StorageSpec } from '../spec/index.ts';
import { kW, type Length, larger, m, type Power } from '../units/index.ts';
import { type FabricPlan, planFabric } from './fabric-plan.ts';
import { byId, find } from './names.ts';
import { railsOf } from './nodes.ts';
import type { Report } from './report.ts';
import { type Filling, nearestHelp, type RowShell, resolveRow, rowsNamed, spread } from './resolve-rows.ts';
import type { Fabric, Pool, Row, Storage } from './site.ts';

/** Leaf ports that a pair of UFM hosts takes (DGX SuperPOD RA, H100, network fabrics: 4 cables). */
const UFM_PORTS = 4;
/** Node places that UFM hosts take on switches without a port for them (same source: 31, 63, 95, 127 nodes). */
const UFM_PLACES = 1;

export interface Equipment {
  readonly rows: readonly Row[];
  readonly pools: readonly Pool[];
  readonly fabrics: readonly Fabric[];
  readonly storage: readonly Storage[];
}

interface PoolDraft {
  readonly id: string;
  readonly spec: PoolSpec;
  readonly server: Server;
  readonly gpu: Gpu;
  readonly shells: readonly RowShell[];
  readonly perRack: number;
  readonly racks: number;
}

interface FabricDraft {
  readonly id: string;
  readonly spec: FabricSpec;
  readonly switch: Switch;
  readonly cable: Cable | undefined;
  readonly radix: number;
  readonly plan: FabricPlan;
  readonly draw: Power;
  readonly pools: readonly PoolDraft[];
  readonly shells: readonly RowShell[];
}

/** Pools, fabrics and storage, and the rows that they fill. */
export function resolveEquipment(
  spec: SiteSpec,
  shells: ReadonlyMap<string, RowShell>,
  catalog: Catalog,
  report: Report,
): Equipment {
  const poolDrafts = Object.entries(spec.pools ?? {}).flatMap(
    ([id, pool]) => poolDraft(id, pool, shells, catalog, report) ?? [],
  );
  refuseTakenRows(poolDrafts, report);
  const fabricDrafts = Object.entries(spec.fabrics ?? {}).flatMap(
    ([id, fabric]) => fabricDraft(id, fabric, spec, poolDrafts, shells, catalog, report) ?? [],
  );
  refuseUnknownFabrics(spec, report);
  const storageRows = new Map(
    Object.entries(spec.storage ?? {}).map(([id, storage]) => [
      id,
      storage.kind === 'rook-ceph' ? rowsNamed(storage.racks, shells, ['storage', id, 'racks'], report) : [],
    ]),
  );
  const filling = fillingOf(spec, poolDrafts, fabricDrafts, storageRows);
  const rows = [...shells.values()].flatMap((shell) => {
    const hall = spec.halls[shell.hallId];
    return hall === undefined ? [] : [resolveRow(shell, hall, filling, catalog, report)];
  });
  const rowOf = new Map(rows.map((row) => [row.name, row]));
  const rowsOf = (list: readonly RowShell[]) => list.flatMap((shell) => rowOf.get(shell.name) ?? []);
  const pools = poolDrafts.map((draft) => poolOf(draft, rowsOf(draft.shells)));
  const poolById = new Map(pools.map((pool) => [pool.id, pool]));
  const fabrics = fabricDrafts.map((draft): Fabric => {
    const members = draft.pools.flatMap((pool) => poolById.get(pool.id) ?? []);
    return {
      ...draft.plan,
      id: draft.id,
      spec: draft.spec,
      path: ['fabrics', draft.id],
      switch: draft.switch,
      cable: draft.cable,
      radix: draft.radix,
      pools: members,
      rows: rowsOf(draft.shells),
      switchDraw: draft.draw,
      longestCable: longestCable(draft, spec),
    };
  });
  const known = byId(spec.pools, pools);
  const storage = Object.entries(spec.storage ?? {}).map(([id, storageSpec]): Storage => {
    const names = storageSpec.kind === 'node-nvme' ? storageSpec.on : [];
    const on = names.flatMap((name, i) => find(name, known, 'pool', ['storage', id, 'on', i], report) ?? []);
    return { id, spec: storageSpec, path: ['storage', id], pools: on, rows: rowsOf(storageRows.get(id) ?? []) };
  });
  return { rows, pools, fabrics, storage };
}

function poolDraft(
  id: string,
  spec: PoolSpec,
  shells: ReadonlyMap<string, RowShell>,
  catalog: Catalog,
  report: Report,
): PoolDraft | undefined {
  const path = ['pools', id];
  const server = catalog.server(spec.server);
  const rows = rowsNamed(spec.racks, shells, [...path, 'racks'], report);
  if (server === undefined) {
    const miner = catalog.miner(spec.server);
    if (miner !== undefined)
      report.add(
        'conversion/asic-in-pool',
        [...path, 'server'],
        `pool "${id}" names "${spec.server}", which is an ASIC miner: it computes nothing but hashes`,
        'name a GPU server; a miner belongs under mine.asics',
      );
    else
      report.add(
        'site/unknown-catalog-entry',
        [...path, 'server'],
        `pool "${id}" names server "${spec.server}", which the catalog does not have`,
        nearestHelp(catalog, 'servers', spec.server),
      );
    return undefined;
  }
  const gpu = catalog.gpu(server.gpu);
  if (gpu === undefined) {
    report.add(
      'site/unknown-catalog-entry',
      [...path, 'server'],
      `server "${server.id}" carries GPU "${server.gpu}", which the catalog does not have`,
      nearestHelp(catalog, 'gpus', server.gpu),
    );
    return undefined;
  }
  if (server.kind === 'server' && spec.perRack === undefined) {
    report.add(
      'site/needs-per-rack',
      path,
      `pool "${id}" does not say how many "${server.id}" stand in a rack`,
      'add perRack: 4, say',
    );
  }
  if (server.kind === 'rack' && spec.perRack !== undefined && spec.perRack !== 1) {
    report.add(
      'site/needs-per-rack',
      [...path, 'perRack'],
      `"${server.id}" is a rack of its own, so ${spec.perRack} do not stand in one`,
      'take perRack away',
    );
  }
  const perRack = server.kind === 'rack' ? 1 : (spec.perRack ?? 1);
  return { id, spec, server, gpu, shells: rows, perRack, racks: rows.reduce((sum, row) => sum + row.racks, 0) };
}

function refuseTakenRows(pools: readonly PoolDraft[], report: Report): void {
  const owner = new Map<string, PoolDraft>();
  for (const pool of pools) {
    for (const shell of pool.shells) {
      const other = owner.get(shell.name);
      if (other === undefined) owner.set(shell.name, pool);
      else {
        report.add(
          'site/row-taken',
          ['pools', pool.id, 'racks'],
          `row "${shell.name}" of pool "${pool.id}" already belongs to pool "${other.id}"`,
          'give each row to one pool',
          { related: [{ path: ['pools', other.id, 'racks'], message: 'taken here' }] },
        );
      }
    }
  }
}

function refuseUnknownFabrics(spec: SiteSpec, report: Report): void {
  const known = new Map(Object.entries(spec.fabrics ?? {}));
  for (const [id, pool] of Object.entries(spec.pools ?? {})) {
    if (pool.fabric !== undefined) find(pool.fabric, known, 'fabric', ['pools', id, 'fabric'], report);
  }
}

function fabricDraft(
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
  const speed = members.map((pool) => pool.server.fabric?.portSpeed).find((port) => port !== undefined);
  const split = model.split !== undefined && speed !== undefined && Number(speed) === Number(model.split.portSpeed);
  const radix = split && model.split !== undefined ? model.split.radix : model.radix;
  const nodesPerUnit = spec.nodesPerUnit ?? Math.floor((radix * spec.taper) / (1 + spec.taper));
  const uplinks = spec.uplinks ?? Math.min(radix - nodesPerUnit, Math.floor(nodesPerUnit / spec.taper));
  const ufm = spec.manager === 'ufm' && !model.managerPort;
  const plan = planFabric({
    radix,
    groups: members.flatMap(groupsOf),
    nodesPerUnit,
    uplinks,
    manager: ufm ? { places: UFM_PLACES, ports: UFM_PORTS } : { places: 0, ports: 0 },
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
  // Rail-aligned leaves stand end of row, so every cage holds optics: the draw is that with active cables.
  const draw = model.maxPower ?? model.nameplate ?? model.typicalPower ?? kW(0);
  return { id, spec, switch: model, cable, radix, plan, draw, pools: members, shells: rows };
}

/** The nodes of a pool in each hall: a unit never spans halls, because its leaves stand in one. */
function groupsOf(pool: PoolDraft): { nodes: number; rails: number }[] {
  const racksIn = new Map<string, number>();
  for (const shell of pool.shells) racksIn.set(shell.hallId, (racksIn.get(shell.hallId) ?? 0) + shell.racks);
  const rails = railsOf(pool);
  return [...racksIn.values()].map((racks) => ({ nodes: racks * pool.perRack * pool.server.nodes, rails }));
}

function fillingOf(
  spec: SiteSpec,
  pools: readonly PoolDraft[],
  fabrics: readonly FabricDraft[],
  storageRows: ReadonlyMap<string, readonly RowShell[]>,
): Filling {
  const serversIn = new Map(
    pools.flatMap((pool) =>
      pool.shells.map(
        (shell) =>
          [shell.name, { poolId: pool.id, server: pool.server, pool: pool.spec, perRack: pool.perRack }] as const,
      ),
    ),
  );
  const switchesIn = new Map<string, { fabricId: string; switch: Switch; count: number; draw: Power }[]>();
  for (const fabric of fabrics) {
    const { leaves, spines, cores } = fabric.plan;
    const chassis = Math.ceil((leaves + spines + cores) / (fabric.switch.switchesPerChassis ?? 1));
    const shares = spread(chassis, fabric.shells);
    fabric.shells.forEach((shell, i) => {
      push(switchesIn, shell.name, {
        fabricId: fabric.id,
        switch: fabric.switch,
        count: shares[i] ?? 0,
        draw: fabric.draw,
      });
    });
  }
  const storageIn = new Map<string, { storageId: string; servers: NonNullable<RookServers>; count: number }[]>();
  for (const [id, storage] of Object.entries(spec.storage ?? {})) {
    const shells = storageRows.get(id) ?? [];
    const { servers } = storage.kind === 'rook-ceph' ? storage : { servers: undefined };
    if (servers === undefined) continue;
    const shares = spread(servers.count, shells);
    shells.forEach((shell, i) => {
      push(storageIn, shell.name, { storageId: id, servers, count: shares[i] ?? 0 });
    });
  }
  return { serversIn, switchesIn, storageIn };
}

type RookServers = Extract<StorageSpec, { kind: 'rook-ceph' }>['servers'];

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

function poolOf(draft: PoolDraft, rows: readonly Row[]): Pool {
  const { server, perRack, racks } = draft;
  const rackDraw = server.maxPower.times(perRack);
  return {
    id: draft.id,
    spec: draft.spec,
    path: ['pools', draft.id],
    server,
    gpu: draft.gpu,
    rows,
    fabricId: draft.spec.fabric,
    racks,
    systemsPerRack: perRack,
    nodesPerRack: perRack * server.nodes,
    nodes: racks * perRack * server.nodes,
    gpusPerNode: server.gpusPerNode,
    gpus: racks * perRack * server.gpuCount,
    rackDraw,
    draw: rackDraw.times(racks),
  };
}

function longestCable(draft: FabricDraft, site: SiteSpec): Length {
  const halls = new Set([...draft.pools.flatMap((pool) => pool.shells), ...draft.shells].map((shell) => shell.hallId));
  return [...halls].reduce((longest, id) => larger(longest, site.halls[id]?.toCore ?? m(0)), m(0));
}
