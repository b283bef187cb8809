import type { Site } from './site.ts';

/** Whether volumes of some store are snapshotted, by classes of ours or of its driver's chart. */
export function hasSnapshots({ storage }: Site): boolean {
  return storage.some(({ spec }) => spec.snapshots !== undefined);
}

/** Whether the kinds of snapshots and their one controller come with the first layer: a cluster has them once. */
export function bringsSnapshotController(site: Site): boolean {
  return hasSnapshots(site) && site.spec.cluster?.snapshotController !== 'distribution';
}
