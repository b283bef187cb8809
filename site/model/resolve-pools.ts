import type { Catalog, Gpu, Server } from '../catalog/index.ts';
import type { PoolSpec } from '../spec/index.ts';
import { gpuMtbf } from './gpu-mtbf.ts';
import type { Report } from './report.ts';
import { nearestHelp, type RowShell, rowsNamed } from './resolve-rows.ts';
import type { GpuMtbf, Pool, PoolInventory, Row } from './site.ts';

/** A pool before its rows are worked out. */
export interface PoolDraft {
  readonly id: string;
  readonly spec: PoolSpec;
  readonly server: Server;
  readonly gpu: Gpu;
  readonly mtbf: GpuMtbf;
  readonly shells: readonly RowShell[];
  readonly perRack: number;
  readonly racks: number;
}

/** What a pool is made of, once its server is in the catalog. */
export function poolDraft(
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
  const mtbf = gpuMtbf(id, spec, catalog, report);
  if (mtbf === undefined) return undefined;
  const perRack = server.kind === 'rack' ? 1 : (spec.perRack ?? 1);
  return { id, spec, server, gpu, mtbf, shells: rows, perRack, racks: rows.reduce((sum, row) => sum + row.racks, 0) };
}

/** What fills rows, as far as it matters whose they are. */
export interface RowTaker {
  readonly id: string;
  readonly part: 'pool' | 'shell';
  readonly shells: readonly RowShell[];
}

/** A row belongs to one pool, or to one shell. */
export function refuseTakenRows(pools: readonly RowTaker[], report: Report): void {
  const owner = new Map<string, RowTaker>();
  for (const pool of pools) {
    for (const shell of pool.shells) {
      const other = owner.get(shell.name);
      if (other === undefined) owner.set(shell.name, pool);
      else {
        report.add(
          'site/row-taken',
          [`${pool.part}s`, pool.id, 'racks'],
          `row "${shell.name}" of ${pool.part} "${pool.id}" already belongs to ${other.part} "${other.id}"`,
          'give each row to one pool or shell',
          { related: [{ path: [`${other.part}s`, other.id, 'racks'], message: 'taken here' }] },
        );
      }
    }
  }
}

/** Kubernetes nodes of one rack. */
export function nodesPerRack({ server, perRack }: Pick<PoolDraft, 'server' | 'perRack'>): number {
  return perRack * server.nodes;
}

/** The pool with its numbers, the rows that it fills, and the hosts in them. */
export function poolFrom(draft: PoolDraft, rows: readonly Row[], inventory: PoolInventory | undefined): Pool {
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
    nodesPerRack: nodesPerRack(draft),
    nodes: racks * nodesPerRack(draft),
    gpusPerNode: server.gpusPerNode,
    gpus: racks * perRack * server.gpuCount,
    mtbf: draft.mtbf,
    inventory,
    rackDraw,
    draw: rackDraw.times(racks),
  };
}
