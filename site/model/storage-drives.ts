import type { Catalog, Drive } from '../catalog/index.ts';
import type { SiteSpec } from '../spec/index.ts';
import type { Throughput } from '../units/index.ts';
import type { Report } from './report.ts';
import { nearestHelp } from './resolve-rows.ts';
import type { Storage } from './site.ts';

/** The drives of a store that the file names. */
export interface StoreDrives {
  readonly drive: Drive;
  /** Of one node, or of all servers of a shared store. */
  readonly count: number;
}

/** The drives of one node, or of all servers of a store of ours; absent where the file does not name them. */
export function drivesOfStore({ spec }: Storage, catalog: Catalog): StoreDrives | undefined {
  const named = spec.kind === 'node-nvme' ? spec : spec.kind === 'rook-ceph' ? spec.servers : undefined;
  const drive = named?.drive === undefined ? undefined : catalog.drive(named.drive);
  if (drive === undefined || named?.drives === undefined) return undefined;
  const machines = spec.kind === 'rook-ceph' ? spec.servers.count : 1;
  return { drive, count: named.drives * machines };
}

/** What the drives of one node write together: as the file says, else as the catalog has its drives. */
export function nodeWrite(storage: Storage, catalog: Catalog): Throughput | undefined {
  if (storage.spec.kind !== 'node-nvme') return undefined;
  const drives = drivesOfStore(storage, catalog);
  return storage.spec.write ?? drives?.drive.write?.times(drives.count);
}

export function refuseUnknownDrives(spec: SiteSpec, catalog: Catalog, report: Report): void {
  for (const [id, storage] of Object.entries(spec.storage ?? {})) {
    const path = storage.kind === 'node-nvme' ? ['storage', id] : ['storage', id, 'servers'];
    const name =
      storage.kind === 'node-nvme' ? storage.drive : storage.kind === 'rook-ceph' ? storage.servers.drive : undefined;
    if (name === undefined || catalog.drive(name) !== undefined) continue;
    report.add(
      'site/unknown-catalog-entry',
      [...path, 'drive'],
      `storage "${id}" is made of "${name}", which the catalog does not have`,
      nearestHelp(catalog, 'drives', name),
    );
  }
}
