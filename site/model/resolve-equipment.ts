import type { Catalog, Switch } from '../catalog/index.ts';
import type { Inventory, SiteSpec, StorageServersSpec } from '../spec/index.ts';
import type { Power } from '../units/index.ts';
import { append } from './append.ts';
import { type HallPlan, hallPlan } from './hall-plan.ts';
import { hostRegister } from './host-register.ts';
import { byId, find } from './names.ts';
import type { Report } from './report.ts';
import {
  chassisOf,
  type FabricDraft,
  fabricDraft,
  fabricFrom,
  onPassiveCopper,
  refuseUnknownFabrics,
} from './resolve-fabrics.ts';
import { resolveInventory } from './resolve-inventory.ts';
import { nodesPerRack, type PoolDraft, poolDraft, poolFrom, refuseTakenRows } from './resolve-pools.ts';
import { type Filling, type RowShell, resolveRow, rowsNamed, spread } from './resolve-rows.ts';
import { type ShellDraft, shellDrafts, shellFrom } from './resolve-shells.ts';
import type { Fabric, Pool, Row, Shell, Storage } from './site.ts';

export interface Equipment {
  readonly rows: readonly Row[];
  /** Floor plans by hall. */
  readonly plans: ReadonlyMap<string, HallPlan | undefined>;
  readonly pools: readonly Pool[];
  readonly shells: readonly Shell[];
  readonly fabrics: readonly Fabric[];
  readonly storage: readonly Storage[];
}

/** Pools, fabrics and storage, and the rows that they fill. */
export function resolveEquipment(
  { spec, inventories }: { readonly spec: SiteSpec; readonly inventories: ReadonlyMap<string, Inventory> },
  shells: ReadonlyMap<string, RowShell>,
  catalog: Catalog,
  report: Report,
): Equipment {
  const poolDrafts = Object.entries(spec.pools ?? {}).flatMap(
    ([id, pool]) => poolDraft(id, pool, shells, catalog, report) ?? [],
  );
  const brought = shellDrafts(spec, shells, report);
  refuseTakenRows(
    [
      ...poolDrafts.map((pool) => ({ id: pool.id, part: 'pool' as const, shells: pool.shells })),
      ...brought.map((shell) => ({ id: shell.id, part: 'shell' as const, shells: shell.shells })),
    ],
    report,
  );
  const fabricDrafts = Object.entries(spec.fabrics ?? {}).flatMap(
    ([id, fabric]) => fabricDraft(id, fabric, spec, poolDrafts, shells, catalog, report) ?? [],
  );
  refuseUnknownFabrics(spec, report);
  const storageRows = new Map(
    Object.entries(spec.storage ?? {}).map(([id, storage]) => [
      id,
      storage.kind === 'node-nvme' || storage.racks === undefined
        ? []
        : rowsNamed(storage.racks, shells, ['storage', id, 'racks'], report),
    ]),
  );
  const stand = (drafts: readonly FabricDraft[]) =>
    standing({ spec, inventories, shells, pools: poolDrafts, brought, storageRows, catalog }, drafts, report);
  const asDrafted = stand(fabricDrafts);
  // Only where racks stand are cables short enough for copper, and only with them is a switch known by less than its most.
  const onCopper = fabricDrafts.map((draft, i) => onPassiveCopper(draft, asDrafted.fabrics[i]));
  const settled = onCopper.every((draft, i) => draft === fabricDrafts[i]) ? asDrafted : stand(onCopper);
  const { rows, rowsOf, plans, pools, fabrics } = settled;
  const known = byId(spec.pools, pools);
  const storage = Object.entries(spec.storage ?? {}).map(([id, storageSpec]): Storage => {
    const names = storageSpec.kind === 'node-nvme' ? storageSpec.on : [];
    const on = names.flatMap((name, i) => find(name, known, 'pool', ['storage', id, 'on', i], report) ?? []);
    return { id, spec: storageSpec, path: ['storage', id], pools: on, rows: rowsOf(storageRows.get(id) ?? []) };
  });
  return {
    rows,
    plans,
    pools,
    shells: brought.map((draft) => shellFrom(draft, rowsOf(draft.shells))),
    fabrics,
    storage,
  };
}

interface ToStand {
  readonly spec: SiteSpec;
  readonly inventories: ReadonlyMap<string, Inventory>;
  readonly shells: ReadonlyMap<string, RowShell>;
  readonly pools: readonly PoolDraft[];
  readonly brought: readonly ShellDraft[];
  readonly storageRows: ReadonlyMap<string, readonly RowShell[]>;
  readonly catalog: Catalog;
}

/** Fills the rows, stands them on their floors, and joins the fabrics between them. */
function standing(given: ToStand, drafts: readonly FabricDraft[], report: Report) {
  const { spec, shells, catalog } = given;
  const filling = fillingOf(spec, given.pools, given.brought, drafts, given.storageRows);
  const ofHall = new Map<string, Row[]>();
  const rows = [...shells.values()].flatMap((shell) => {
    const hall = spec.halls[shell.hallId];
    if (hall === undefined) return [];
    const row = resolveRow(shell, hall, filling, catalog, report);
    append(ofHall, shell.hallId, row);
    return [row];
  });
  const rowOf = new Map(rows.map((row) => [row.name, row]));
  const rowsOf = (list: readonly RowShell[]) => list.flatMap((shell) => rowOf.get(shell.name) ?? []);
  const plans = new Map(Object.entries(spec.halls).map(([id, hall]) => [id, hallPlan(hall, ofHall.get(id) ?? [])]));
  const register = hostRegister(rowOf, given.pools, given.storageRows, spec);
  const pools = given.pools.map((draft) => {
    const inventory = given.inventories.get(draft.id);
    const pool = { id: draft.id, rows: rowsOf(draft.shells), nodesPerRack: nodesPerRack(draft) };
    return poolFrom(draft, pool.rows, inventory && resolveInventory(pool, inventory, register, report));
  });
  const poolById = new Map(pools.map((pool) => [pool.id, pool]));
  const fabrics = drafts.map((draft) => {
    const members = draft.pools.flatMap((pool) => poolById.get(pool.id) ?? []);
    return fabricFrom(draft, members, rowsOf(draft.shells), { halls: spec.halls, plans }, catalog);
  });
  return { rows, rowsOf, plans, pools, fabrics };
}

function fillingOf(
  spec: SiteSpec,
  pools: readonly PoolDraft[],
  brought: readonly ShellDraft[],
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
    const shares = spread(chassisOf(fabric), fabric.shells);
    fabric.shells.forEach((shell, i) => {
      append(switchesIn, shell.name, {
        fabricId: fabric.id,
        switch: fabric.switch,
        count: shares[i] ?? 0,
        draw: fabric.draw,
      });
    });
  }
  const storageIn = new Map<string, { storageId: string; servers: StorageServersSpec; count: number }[]>();
  for (const [id, storage] of Object.entries(spec.storage ?? {})) {
    const shells = storageRows.get(id) ?? [];
    if (storage.kind === 'node-nvme' || storage.servers === undefined || shells.length === 0) continue;
    const { servers } = storage;
    const shares = spread(servers.count, shells);
    shells.forEach((shell, i) => {
      append(storageIn, shell.name, { storageId: id, servers, count: shares[i] ?? 0 });
    });
  }
  const shellIn = new Map(
    brought.flatMap(({ id, spec: shell, shells }) => shells.map(({ name }) => [name, { shellId: id, shell }])),
  );
  return { serversIn, shellIn, switchesIn, storageIn };
}
