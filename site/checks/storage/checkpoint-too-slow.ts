import { llama3 } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { throughputFor } from '../../units/index.ts';
import { exampleSite } from '../example-site.ts';

export const checkpointTooSlow: Rule<Site> = {
  code: 'storage/checkpoint-too-slow',
  severity: 'error',
  holds: 'Shared storage writes the largest checkpoint within the stall that the job is allowed.',
  because:
    'Every GPU of the job waits while a checkpoint is written: 405 billion parameters with optimiser state are 5.67 TB, and in 60 s that is 94.5 GB/s.',
  citations: [llama3],

  *find(site) {
    for (const storage of site.storage) {
      const { spec } = storage;
      if (spec.kind === 'node-nvme' || spec.checkpoint === undefined || spec.stall === undefined) continue;
      const needed = throughputFor(spec.checkpoint, spec.stall).like(spec.write);
      if (!needed.exceeds(spec.write)) continue;
      yield {
        path: [...storage.path, 'write'],
        message: `storage "${storage.id}" writes ${spec.write}, but ${spec.checkpoint} within ${spec.stall} needs ${needed}`,
        help: `build it for ${needed.roundedUp()}, or allow a stall of ${spec.stall.times(needed.per(spec.write))}`,
      };
    }
  },

  examples: {
    valid: [exampleSite(), checkpoints('95 GB/s')],
    invalid: [{ input: checkpoints('90 GB/s'), at: 'storage.checkpoints.write' }],
  },
};

function checkpoints(write: string): string {
  return exampleSite({
    storage: `
      scratch: { kind: node-nvme, on: [train] }
      checkpoints: { kind: weka, capacity: 1 PB, write: ${write}, secret: weka-csi, checkpoint: 5.67 TB, stall: 60 s }`,
  });
}
