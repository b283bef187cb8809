import { GiB, type Storage as StorageAmount } from '../units/index.ts';
import type { Pool, Storage } from './site.ts';

/** What TopoLVM leaves of a volume group where it is told nothing else. */
const SPARE = GiB(10);

type NodeNvmeSpec = Extract<Storage['spec'], { kind: 'node-nvme' }>;

/** What claims of a store can hold in all; absent where the drives of a node are not known. */
export function roomOf({ spec, pools }: Storage): StorageAmount | undefined {
  if (spec.kind !== 'node-nvme') return spec.capacity;
  const each = pools.map((pool) => {
    const perNode = spec.perNode ?? drivesOf(pool);
    return perNode?.times(pool.nodes * dataShare(spec, pool) * (spec.thin?.overprovision ?? 1));
  });
  return each.reduce((all, one) => (all === undefined || one === undefined ? undefined : all.plus(one)));
}

/** What the catalog has of the drives of one node. */
export function drivesOf({ server }: Pool): StorageAmount | undefined {
  return server.localNvme?.times(1 / server.nodes);
}

/** The room of one node that volumes may take; absent where its drives are not known. */
export function roomOfNode(spec: NodeNvmeSpec, pool: Pool): StorageAmount | undefined {
  const drives = spec.perNode ?? drivesOf(pool);
  return drives?.times(dataShare(spec, pool)).minus(spec.spare ?? SPARE);
}

/** How many drives of one node a store is on: as the file says, else all that the catalog knows of. */
export function driveCountOf({ drives }: NodeNvmeSpec, { server }: Pool): number | undefined {
  return drives ?? (server.localDrives === undefined ? undefined : Math.floor(server.localDrives / server.nodes));
}

/** The part of an array's drives that holds data and not copies or parity. */
export function dataShare(spec: NodeNvmeSpec, pool: Pool): number {
  const { layout = 'linear' } = spec;
  const drives = driveCountOf(spec, pool) ?? 1;
  if (layout === 'raid10') return 1 / 2;
  const parity = layout === 'raid5' ? 1 : layout === 'raid6' ? 2 : 0;
  return Math.max(0, drives - parity) / drives;
}
