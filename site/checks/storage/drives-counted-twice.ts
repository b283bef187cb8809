import { charts } from '../../catalog/index.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Pool, Site, Storage } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

/** The volume group of a class that names none. */
const DEFAULT_VOLUME_GROUP = 'nvme';

export const drivesCountedTwice: Rule<Site> = {
  code: 'storage/drives-counted-twice',
  severity: 'error',
  holds: 'A volume group of a node belongs to one storage class.',
  because: 'Two classes on the same drives each offer all of their room, and whoever writes second finds them full.',
  citations: charts.topolvm.citations,

  *find(site) {
    const taken = new Map<Pool, Map<string, Storage>>();
    for (const storage of site.storage) {
      if (storage.spec.kind !== 'node-nvme') continue;
      const group = storage.spec.volumeGroup ?? DEFAULT_VOLUME_GROUP;
      for (const [i, pool] of storage.pools.entries()) {
        const groups = taken.get(pool) ?? new Map<string, Storage>();
        taken.set(pool, groups);
        const other = groups.get(group);
        if (other === undefined) {
          groups.set(group, storage);
          continue;
        }
        yield {
          path: [...storage.path, 'on', i],
          message: `storage "${storage.id}" is on volume group "${group}" of pool "${pool.id}", which storage "${other.id}" already has`,
          help: 'take one of the two away, or give it a volumeGroup of its own on other drives',
          related: [{ path: other.path, message: 'taken here' }],
        };
      }
    }
  },

  examples: {
    valid: [exampleSite(), twoClasses('{ kind: node-nvme, on: [train], volumeGroup: cache }')],
    invalid: [{ input: twoClasses('{ kind: node-nvme, on: [train] }'), at: 'storage.datasets.on.0' }],
  },
};

function twoClasses(second: string): string {
  return exampleSite({
    storage: `
      scratch: { kind: node-nvme, on: [train] }
      datasets: ${second}
      checkpoints: { kind: weka, capacity: 1 PB, write: 40 GB/s, secret: weka-csi }`,
  });
}
