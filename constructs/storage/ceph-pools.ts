import { protectionOf, type Site, type Storage } from '../../site/model/index.ts';
import { DATA_POOL } from './ceph-names.ts';

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

/** A pool of whole copies, for what is small and for the first pool of a file system, which may not be erasure-coded. */
export function copiesPool(store: CephStore) {
  const protection = protectionOf(store.spec);
  const size = protection.by === 'copies' ? protection.copies : METADATA_COPIES;
  return { failureDomain: failureDomain(store), replicated: { size } };
}

/** The pool that data lies in, as the file protects it. */
export function dataPool(store: CephStore) {
  const protection = protectionOf(store.spec);
  if (protection.by === 'copies') return copiesPool(store);
  const erasureCoded = { dataChunks: protection.data, codingChunks: protection.parity };
  return { failureDomain: failureDomain(store), erasureCoded };
}

/** The data pools of a file system. Ceph keeps what it finds files by in the first, hence one of copies before one of parts. */
export function dataPools(store: CephStore) {
  const data = { name: DATA_POOL, ...dataPool(store) };
  return 'erasureCoded' in data ? [{ name: 'default', ...copiesPool(store) }, data] : [data];
}

function failureDomain({ spec }: CephStore): string {
  return FAILURE_DOMAIN[spec.apart ?? 'host'];
}
