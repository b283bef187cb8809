import { topoLvmLimits } from '../../catalog/storage-citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { driveCountOf, type Site } from '../../model/index.ts';
import type { StorageSpec } from '../../spec/index.ts';
import { exampleSite } from '../example-site.ts';

type Layout = NonNullable<Extract<StorageSpec, { kind: 'node-nvme' }>['layout']>;

/** The fewest drives that each layout is made of (lvmraid and mdadm manual pages). */
const LEAST: Readonly<Record<Layout, number>> = { linear: 1, stripe: 2, raid10: 4, raid5: 3, raid6: 4 };

export const layoutNeedsDrives: Rule<Site> = {
  code: 'storage/layout-needs-drives',
  severity: 'error',
  holds: 'A layout over several drives says how many there are, and they are enough.',
  because:
    'A volume striped over more drives than a node has is refused at its first use, and an array of too few is not made: the node then has no scratch at all.',
  citations: [topoLvmLimits],

  *find(site) {
    for (const storage of site.storage) {
      const { spec } = storage;
      if (spec.kind !== 'node-nvme' || spec.layout === undefined) continue;
      const least = LEAST[spec.layout];
      if (spec.layout === 'stripe' && spec.thin !== undefined) {
        yield {
          path: [...storage.path, 'layout'],
          message: `storage "${storage.id}" stripes volumes that are thin, and those lie where their pool does`,
          help: 'take "layout" away and have the machine image stripe the thin pool, or take "thin" away',
        };
        continue;
      }
      for (const pool of storage.pools) {
        const drives = driveCountOf(spec, pool);
        if (drives === undefined ? least === 1 : drives >= least) continue;
        yield {
          path: [...storage.path, spec.drives === undefined ? 'layout' : 'drives'],
          message: `storage "${storage.id}" is ${spec.layout} on pool "${pool.id}", which takes ${least} drives or more, and ${drives === undefined ? 'nothing says how many a node has' : `a node has ${drives}`}`,
          help: `say how many drives of a node it is on, as in drives: ${Math.max(least, 8)}`,
        };
        break;
      }
    }
  },

  examples: {
    valid: [exampleSite(), laidOut('layout: stripe, drives: 8'), laidOut('layout: raid6, drives: 8')],
    invalid: [
      { input: laidOut('layout: stripe'), at: 'storage.scratch.layout' },
      { input: laidOut('layout: raid10, drives: 2'), at: 'storage.scratch.drives' },
      { input: laidOut('layout: stripe, drives: 8, thin: { overprovision: 2 }'), at: 'storage.scratch.layout' },
    ],
  },
};

function laidOut(layout: string): string {
  return exampleSite({
    storage: `
      scratch: { kind: node-nvme, on: [train], ${layout} }
      checkpoints: { kind: weka, capacity: 1 PB, write: 40 GB/s, secret: weka-csi }`,
  });
}
