import { dgxGb200Storage } from '../../catalog/storage-citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { type Site, storeDemand } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const checkpointsNotDrained: Rule<Site> = {
  code: 'storage/checkpoints-not-drained',
  severity: 'error',
  holds: 'Shared storage writes the checkpoints of all jobs as fast as they come.',
  because:
    'Memory and drives of the nodes only put the writing off: a store that is slower than the jobs falls behind with each checkpoint, and what is safe grows older until the nodes are full.',
  citations: [dgxGb200Storage],

  *find(site) {
    for (const storage of site.storage) {
      const { spec } = storage;
      if (spec.kind === 'node-nvme') continue;
      const { coming, ...demand } = storeDemand(site, storage);
      const mean = demand.mean?.like(spec.write);
      if (mean === undefined || !mean.exceeds(spec.write)) continue;
      const jobs = coming.map(
        ({ id, checkpoint, atOnce, interval }) => `${checkpoint.times(atOnce)} of "${id}" each ${interval}`,
      );
      yield {
        path: [...storage.path, 'write'],
        message: `storage "${storage.id}" writes ${spec.write}, but checkpoints come at ${mean} in the mean: ${jobs.join(', ')}`,
        help: `build it for ${mean.roundedUp()}, or write checkpoints ${Number(mean.per(spec.write).toPrecision(3))} times less often`,
        related: coming.map(({ path }) => ({ path, message: 'a job that writes to it' })),
      };
    }
  },

  examples: {
    valid: [exampleSite(), every('3 min')],
    invalid: [{ input: every('2 min'), at: 'storage.checkpoints.write' }],
  },
};

function every(interval: string): string {
  return exampleSite({
    storage: `
      scratch: { kind: node-nvme, on: [train] }
      checkpoints: { kind: weka, capacity: 1 PB, write: 40 GB/s, secret: weka-csi }`,
    jobs: `pretrain: { pool: train, parameters: 405 billion, first: memory, stall: 5 s, interval: ${interval} }`,
  });
}
