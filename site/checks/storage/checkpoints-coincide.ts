import { llama3, superPodStorageH100 } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { type Site, storeDemand } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const checkpointsCoincide: Rule<Site> = {
  code: 'storage/checkpoints-coincide',
  severity: 'warning',
  holds: 'Shared storage takes the checkpoints of all jobs that wait for it at once, each within its stall.',
  because:
    'Jobs that start together, or that the same outage stopped, write together too: the store is shared out, and each waits for the sum.',
  citations: [llama3, superPodStorageH100],

  *find(site) {
    for (const storage of site.storage) {
      const { spec } = storage;
      if (spec.kind === 'node-nvme') continue;
      const { waiting, atOnce } = storeDemand(site, storage);
      // One that is too large alone is an error: `storage/checkpoint-too-slow`.
      if (waiting.some(({ needs }) => needs.exceeds(spec.write))) continue;
      const all = atOnce?.like(spec.write);
      if (all === undefined || !all.exceeds(spec.write)) continue;
      const jobs = waiting.map(({ job }) => `${job.atOnce > 1 ? `${job.atOnce} of ` : ''}"${job.id}"`).join(' and ');
      yield {
        path: [...storage.path, 'write'],
        message: `storage "${storage.id}" writes ${spec.write}, but jobs ${jobs} that write at once need ${all}, and would wait ${Number(all.per(spec.write).toPrecision(3))} times their stall`,
        help: `build it for ${all.roundedUp()}, set their checkpoints apart, or write to memory or to drives of the nodes first`,
        related: waiting.map(({ job }) => ({ path: job.path, message: 'a job that waits' })),
      };
    }
  },

  examples: {
    valid: [exampleSite(), two('190 GB/s'), two('100 GB/s, gpuDirect: false', 'first: memory, ')],
    invalid: [{ input: two('100 GB/s'), at: 'storage.checkpoints.write' }],
  },
};

function two(write: string, first = ''): string {
  return exampleSite({
    storage: `
      scratch: { kind: node-nvme, on: [train] }
      checkpoints: { kind: weka, capacity: 1 PB, write: ${write}, secret: weka-csi }`,
    jobs: `pretrain: { pool: train, gpus: 32, atOnce: 2, parameters: 405 billion, ${first}stall: 60 s }`,
  });
}
