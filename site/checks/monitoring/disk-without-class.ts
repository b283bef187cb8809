import { kubernetesStorageClasses } from '../../catalog/storage-citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { monitoringDisks, type Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const diskWithoutClass: Rule<Site> = {
  code: 'monitoring/disk-without-class',
  severity: 'error',
  waivable: true,
  holds: 'A disk of monitoring has a storage class to be cut from.',
  because:
    'A claim that names no class waits until somebody makes one the default: Prometheus would be there by name and never start, and nobody would be told.',
  citations: [kubernetesStorageClasses],

  *find(site) {
    const { storage, logs } = site.spec.monitoring ?? {};
    if (monitoringDisks(site) !== undefined) return;
    const part = storage === undefined ? 'logs' : 'storage';
    const size = storage ?? logs?.storage;
    if (size === undefined) return;
    yield {
      path: ['monitoring', part],
      message: `a disk of ${size} is asked for, but no storage class is named and none that every node reaches is the default`,
      help: 'name a class that the cluster has, as in class: local-path, or a shared store of this file: store',
    };
  },

  examples: {
    valid: [
      exampleSite(),
      monitored('retention: 30 d'),
      monitored('retention: 30 d, storage: 100 GB, class: local-path'),
      monitored('retention: 30 d, storage: 100 GB, store: checkpoints'),
      monitored('retention: 30 d, storage: 100 GB', 'default: true'),
    ],
    invalid: [
      { input: monitored('retention: 30 d, storage: 100 GB'), at: 'monitoring.storage' },
      { input: monitored('retention: 30 d, logs: { retention: 7 d, storage: 100 GB }'), at: 'monitoring.logs' },
    ],
  },
};

function monitored(monitoring: string, store = 'default: false'): string {
  return exampleSite({
    storage: `
      scratch: { kind: node-nvme, on: [train] }
      checkpoints: { kind: weka, capacity: 1 PB, write: 40 GB/s, secret: weka-csi, ${store} }`,
    cluster: 'kubernetes: "1.34"\ncni: cilium\nstate: { backend: local }',
    monitoring: `{ ${monitoring} }`,
  });
}
