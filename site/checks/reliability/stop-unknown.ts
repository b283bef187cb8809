import { dgxGb200Storage } from '../../catalog/storage-citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const stopUnknown: Rule<Site> = {
  code: 'reliability/stop-unknown',
  severity: 'info',
  holds:
    'How long a checkpoint stops a job follows from the file: from the store, from the drives of the nodes, or as it is allowed.',
  because: 'Without it nothing says how often a checkpoint should be written, nor what is left of the time of the job.',
  citations: [dgxGb200Storage],

  *find(site) {
    for (const job of site.jobs) {
      if (job.cost !== undefined) continue;
      const first = job.first === undefined || job.first === 'memory' ? undefined : job.first;
      yield {
        path: job.path,
        message:
          first === undefined
            ? `job "${job.id}" has no shared store to write to, so nothing says how long its checkpoints take`
            : `job "${job.id}" writes to storage "${first.id}" first, and nobody has said what its drives write`,
        help:
          first === undefined
            ? 'add a shared store, or a stall'
            : `add write to storage "${first.id}", as it was measured on one node, or a stall to the job`,
      };
    }
  },

  examples: {
    valid: [exampleSite(), onDrives(', write: 20 GB/s'), onDrives(', drives: 8, drive: intel/p4500-4tb')],
    invalid: [{ input: onDrives(''), at: 'jobs.tuning' }],
  },
};

function onDrives(write: string): string {
  return exampleSite({
    storage: `
      scratch: { kind: node-nvme, on: [train]${write} }
      checkpoints: { kind: weka, capacity: 1 PB, write: 40 GB/s, secret: weka-csi }`,
    jobs: 'tuning: { pool: train, parameters: 70 billion, first: scratch }',
  });
}
