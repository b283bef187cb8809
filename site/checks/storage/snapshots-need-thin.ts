import { topoLvmLimits } from '../../catalog/storage-citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const snapshotsNeedThin: Rule<Site> = {
  code: 'storage/snapshots-need-thin',
  severity: 'error',
  holds: 'Scratch on the nodes is snapshotted only where its volumes are thin.',
  because: 'TopoLVM makes snapshots of thin volumes and of no others: one of a thick volume fails when it is taken.',
  citations: [topoLvmLimits],

  *find(site) {
    for (const storage of site.storage) {
      const { spec } = storage;
      if (spec.kind !== 'node-nvme' || spec.snapshots === undefined || spec.thin !== undefined) continue;
      yield {
        path: [...storage.path, 'snapshots'],
        message: `storage "${storage.id}" has snapshots, but its volumes are not thin`,
        help: 'add thin: { overprovision: 1 }, or take "snapshots" away',
      };
    }
  },

  examples: {
    valid: [exampleSite(), snapshots('thin: { overprovision: 1 }, snapshots: delete')],
    invalid: [{ input: snapshots('snapshots: delete'), at: 'storage.scratch.snapshots' }],
  },
};

function snapshots(fields: string): string {
  return exampleSite({
    storage: `
      scratch: { kind: node-nvme, on: [train], ${fields} }
      checkpoints: { kind: weka, capacity: 1 PB, write: 40 GB/s, secret: weka-csi }`,
  });
}
