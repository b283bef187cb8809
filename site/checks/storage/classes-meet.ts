import { kubernetesStorageClasses } from '../../catalog/storage-citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { classesOf, type Site, type Storage } from '../../model/index.ts';
import { exampleCeph } from '../example-ceph.ts';
import { exampleSite } from '../example-site.ts';

export const classesMeet: Rule<Site> = {
  code: 'storage/classes-meet',
  severity: 'error',
  holds:
    'No two storage classes of the cluster get one name, those of buckets and the one that was there before among them.',
  because:
    'A store is the storage class of its name, and its buckets are that of "<store>-bucket". Of two with one name the second is not made: the apply stops, or claims go where they were not meant to.',
  citations: [kubernetesStorageClasses],

  *find(site) {
    const taken = new Map<string, Storage>();
    const before = site.spec.monitoring?.class;
    for (const storage of site.storage.toSorted((a, b) => classesOf(b).length - classesOf(a).length)) {
      for (const name of classesOf(storage)) {
        const other = taken.get(name);
        taken.set(name, storage);
        if (other !== undefined)
          yield {
            path: storage.path,
            message: `storage "${storage.id}" is called as the class of the buckets of storage "${other.id}"`,
            help: 'give it another name',
            related: [{ path: other.path, message: 'it serves objects' }],
          };
        if (name === before)
          yield {
            path: ['monitoring', 'class'],
            message: `storage class "${name}" is there before the first apply, and is made for storage "${storage.id}"`,
            help: 'take the disks from that store, by store in place of class, or give the store another name',
            related: [{ path: storage.path, message: 'the store' }],
          };
      }
    }
  },

  examples: {
    valid: [exampleSite(), exampleCeph('objects: { gateways: 2 }'), monitored('local-path')],
    invalid: [
      {
        input: exampleCeph(`objects: { gateways: 2 }
      checkpoints-bucket: { kind: weka, capacity: 1 PB, write: 40 GB/s, secret: weka-csi }`),
        at: 'storage.checkpoints-bucket',
      },
      { input: monitored('checkpoints'), at: 'monitoring.class' },
    ],
  },
};

function monitored(named: string): string {
  return exampleCeph('', {
    cluster: 'kubernetes: "1.34"\ncni: cilium\nstate: { backend: local }',
    monitoring: `{ retention: 30 d, storage: 100 GB, class: ${named} }`,
  });
}
