import { GB, type Storage as StorageAmount, sum } from '../units/index.ts';
import { monitoringDisks } from './monitoring-disks.ts';
import { monitoringLoad } from './monitoring-load.ts';
import type { Site, Storage } from './site.ts';

/** Two know of each other's messages and silences: a node that is drained takes neither with it. */
export const ALERTMANAGERS = 2;

/** Disk of an Alertmanager, for silences and what was told: a figure of ours. */
export const SILENCES = GB(2);

/** What monitoring claims of a store for itself: a disk of each Prometheus and each Alertmanager, and that of Loki. */
export function monitoringRoom(site: Site, storage: Storage): StorageAmount {
  const { monitoring } = site.spec;
  if (monitoring === undefined || monitoringDisks(site)?.store !== storage) return GB(0);
  const { disk, replicas } = monitoringLoad(site, monitoring);
  return sum(GB(0), [
    ...(disk === undefined ? [] : [disk.times(replicas)]),
    ...(monitoring.alerts === undefined ? [] : [SILENCES.times(ALERTMANAGERS)]),
    ...(monitoring.logs === undefined ? [] : [monitoring.logs.storage]),
  ]);
}
