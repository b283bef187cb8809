import { dgxGb200Storage } from '../../catalog/storage-citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { roomOfNode, type Site } from '../../model/index.ts';
import { TB } from '../../units/index.ts';
import { exampleSite } from '../example-site.ts';

export const scratchTooSmall: Rule<Site> = {
  code: 'storage/scratch-too-small',
  severity: 'error',
  holds:
    "The drives of a node hold its part of the checkpoints that a job keeps on them, beside the store's spare room.",
  because:
    'A new checkpoint is written beside the last, which counts until the new one is whole: on drives with room for one, the first failure while writing loses both.',
  citations: [dgxGb200Storage],

  *find(site) {
    for (const job of site.jobs) {
      if (job.first === undefined || job.first === 'memory' || job.first.spec.kind !== 'node-nvme') continue;
      const room = roomOfNode(job.first.spec, job.pool);
      const needed = job.checkpoint.times(job.copies / job.nodes).as(TB);
      if (room === undefined || !needed.exceeds(room)) continue;
      yield {
        path: [...job.path, 'first'],
        message: `${job.copies} checkpoints of job "${job.id}" take ${needed} of each of ${job.nodes} nodes, but storage "${job.first.id}" has room for ${room.as(TB)}`,
        help: `spread the job over ${Math.ceil(job.nodes * needed.per(room))} nodes, have more drives in each, or write to memory first`,
        related: [{ path: job.first.path, message: 'the store' }],
      };
    }
  },

  examples: {
    valid: [exampleSite(), onDrives('4 TB')],
    invalid: [{ input: onDrives('1.4 TB'), at: 'jobs.pretrain.first' }],
  },
};

function onDrives(perNode: string): string {
  return exampleSite({
    storage: `
      scratch: { kind: node-nvme, on: [train], perNode: ${perNode}, write: 50 GB/s }
      checkpoints: { kind: weka, capacity: 1 PB, write: 40 GB/s, secret: weka-csi }`,
    jobs: 'pretrain: { pool: train, parameters: 405 billion, first: scratch, stall: 60 s }',
  });
}
