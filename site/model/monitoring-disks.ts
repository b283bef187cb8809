import type { Site, Storage } from './site.ts';

/** What the disks of Prometheus, Alertmanager and Loki are cut from. */
export interface MonitoringDisks {
  /** Name of the storage class. */
  readonly class: string;
  /** The store of the file that the class is of; undefined where the cluster has the class before the first apply. */
  readonly store?: Storage;
}

/** Undefined where claims would wait for ever: no class is named, and no shared one is the default. */
export function monitoringDisks(site: Site): MonitoringDisks | undefined {
  const { class: named, store: asked } = site.spec.monitoring ?? {};
  if (named !== undefined) return { class: named };
  const store = site.storage.find(({ id, spec }) =>
    asked === undefined ? spec.default === true && spec.kind !== 'node-nvme' : id === asked,
  );
  return store === undefined ? undefined : { class: store.id, store };
}
