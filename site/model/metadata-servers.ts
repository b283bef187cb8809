import { GiB, type Storage as StorageAmount } from '../units/index.ts';
import type { Site, Storage } from './site.ts';

type CephSpec = Extract<Storage['spec'], { kind: 'rook-ceph' }>;

/** The daemons that keep names and rights of a file system. Rook runs a warm standby beside each active one. */
export interface MetadataServers {
  readonly active: number;
  /** Of each, half of which Rook lets it cache (rook/rook, pkg/operator/ceph/file/mds/spec.go: mdsCacheMemoryLimitFactor). */
  readonly memory: StorageAmount;
}

/** Clients from which on a metadata server caches at least 64 GB (ceph/ceph, doc/cephfs/add-remove-mds.rst). */
const MANY_CLIENTS = 1000;

/** For the 4 GB of cache that are the default, and for those 64 GB. */
const MEMORY = { few: GiB(8), many: GiB(128) };

/** What the file says of them, else one active, with the memory that is usual for so many clients. */
export function metadataServersOf(site: Site, { metadata }: CephSpec): MetadataServers {
  return { active: metadata?.active ?? 1, memory: metadata?.memory ?? usualMetadataMemory(site) };
}

export function usualMetadataMemory(site: Site): StorageAmount {
  return clientsOf(site) >= MANY_CLIENTS ? MEMORY.many : MEMORY.few;
}

/** Every node of a pool mounts the store: at least so many clients it has. */
export function clientsOf({ pools }: Site): number {
  return pools.reduce((sum, { nodes }) => sum + nodes, 0);
}
