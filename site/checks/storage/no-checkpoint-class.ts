import { llama3, superPodStorageH100 } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const noCheckpointClass: Rule<Site> = {
  code: 'storage/no-checkpoint-class',
  severity: 'error',
  waivable: true,
  holds: 'A site with a training pool has shared storage for checkpoints.',
  because: 'A checkpoint on the drives of a node is lost with the node: the job starts from what other nodes can read.',
  citations: [superPodStorageH100, llama3],

  *find(site) {
    const training = site.pools.find((pool) => pool.spec.use === 'training');
    if (training === undefined || site.storage.some((storage) => storage.spec.kind !== 'node-nvme')) return;
    yield {
      path: [...training.path, 'use'],
      message: `pool "${training.id}" trains, but the site has no shared storage for checkpoints`,
      help: 'add storage of kind rook-ceph, weka, vast or csi',
    };
  },

  examples: {
    valid: [exampleSite()],
    invalid: [{ input: exampleSite({ storage: 'scratch: { kind: node-nvme, on: [train] }' }), at: 'pools.train.use' }],
  },
};
