import { protectionOf, type Site, type Storage } from '../../site/model/index.ts';

export type CephStore = Storage & { readonly spec: Extract<Storage['spec'], { kind: 'rook-ceph' }> };

export function isCephStore(storage: Storage): storage is CephStore {
  return storage.spec.kind === 'rook-ceph';
}

/** Whether any store of a site serves objects, in buckets. */
export function servesObjects(site: Site): boolean {
  return site.storage.some((storage) => isCephStore(storage) && storage.spec.objects !== undefined);
}

/** Ceph's names for what parts are kept apart on: Rook reads them from the labels topology.rook.io/rack and /pdu. */
const FAILURE_DOMAIN = { host: 'host', rack: 'rack', power: 'pdu' } as const;

/** Metadata is small and read all the time: always whole copies. */
const METADATA_COPIES = 3;

/**
 * A pool of whole copies, for what is small and for the first pool of a file
 * system, which may not be erasure-coded. Rook brings the number of copies up to
 * date by itself, and what they are kept apart on only where it is let
 * (rook/rook v1.20, pkg/daemon/ceph/client/pool.go: updatePoolCrushRule).
 */
export function copiesPool(store: CephStore) {
  const protection = protectionOf(store.spec);
  const size = protection.by === 'copies' ? protection.copies : METADATA_COPIES;
  return { failureDomain: failureDomain(store), replicated: { size }, enableCrushUpdates: true };
}

/** The pool that data lies in, as the file protects it. */
export function dataPool(store: CephStore) {
  const protection = protectionOf(store.spec);
  if (protection.by === 'copies') return copiesPool(store);
  const erasureCoded = { dataChunks: protection.data, codingChunks: protection.parity };
  return { failureDomain: failureDomain(store), erasureCoded };
}

/**
 * The data pools of a file system. Ceph keeps what it finds files by in the
 * first, hence one of copies before one of parts.
 *
 * A pool of parts can be made otherwise never again, and an attempt stops the
 * whole file system: it is called by what it is, so that a changed file adds one
 * for what is written from then on. Rook adds pools and takes none away
 * (pkg/operator/ceph/file/filesystem.go: updateFilesystem).
 */
export function dataPools(store: CephStore) {
  const copies = { name: COPIES, ...copiesPool(store) };
  const data = dataPool(store);
  return 'erasureCoded' in data ? [copies, { name: partsName(data), ...data }] : [copies];
}

/** The pool of new volumes, as Ceph calls it: with the name of its file system before that of its specification. */
export function volumePool(store: CephStore): string {
  return `${store.id}-${dataPools(store).at(-1)?.name}`;
}

const COPIES = 'copies';

function partsName({
  failureDomain,
  erasureCoded,
}: {
  failureDomain: string;
  erasureCoded: { dataChunks: number; codingChunks: number };
}) {
  return `parts-${erasureCoded.dataChunks}-${erasureCoded.codingChunks}-${failureDomain}`;
}

function failureDomain({ spec }: CephStore): string {
  return FAILURE_DOMAIN[spec.apart ?? 'host'];
}
