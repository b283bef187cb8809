import { superPodStorageH100 } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { GBps, sum } from '../../units/index.ts';
import { exampleSite } from '../example-site.ts';

/** What a scalable unit of a SuperPOD is: 32 systems of 8 GPUs. */
const GPUS_PER_UNIT = 256;

/** Write throughput of the standard tier for one unit; recalled, so this is advice. */
const WRITE_PER_UNIT = GBps(20);

export const writeBelowGuidance: Rule<Site> = {
  code: 'storage/write-below-guidance',
  severity: 'warning',
  holds: 'Shared storage writes 20 GB/s for each 256 GPUs that train, where the file says no jobs.',
  because:
    'That is the standard tier of the SuperPOD storage guidance; a site that knows its jobs says how large they are and how long they may stall instead.',
  citations: [superPodStorageH100],

  *find(site) {
    const shared = site.storage.flatMap((storage) =>
      storage.spec.kind === 'node-nvme' ? [] : [{ storage, spec: storage.spec }],
    );
    const [first] = shared;
    if (first === undefined || site.jobs.length > 0) return;
    const training = site.pools.filter((pool) => pool.spec.use === 'training');
    const gpus = training.reduce((total, pool) => total + pool.gpus, 0);
    const advised = WRITE_PER_UNIT.times(Math.ceil(gpus / GPUS_PER_UNIT));
    const write = sum(
      GBps(0),
      shared.map(({ spec }) => spec.write),
    );
    if (!advised.exceeds(write)) return;
    yield {
      path: [...first.storage.path, 'write'],
      message: `storage "${first.storage.id}" ${shared.length > 1 ? 'and the other shared ones write' : 'writes'} ${write}, but ${gpus} GPUs that train are advised ${advised}`,
      help: `build it for ${advised.roundedUp()}, or say what runs on them, as in jobs: { pretrain: { pool: ${training[0]?.id}, parameters: 405 billion, stall: 60 s } }`,
    };
  },

  examples: {
    valid: [
      exampleSite(),
      exampleSite({
        storage: `
          scratch: { kind: node-nvme, on: [train] }
          checkpoints: { kind: weka, capacity: 1 PB, write: 10 GB/s, secret: weka-csi }`,
        jobs: 'tuning: { pool: train, parameters: 14 billion, stall: 60 s }',
      }),
    ],
    invalid: [
      {
        input: exampleSite({
          storage: `
            scratch: { kind: node-nvme, on: [train] }
            checkpoints: { kind: weka, capacity: 1 PB, write: 10 GB/s, secret: weka-csi }`,
        }),
        at: 'storage.checkpoints.write',
      },
    ],
  },
};
