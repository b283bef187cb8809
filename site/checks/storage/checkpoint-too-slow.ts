import { llama3 } from '../../catalog/citations.ts';
import type { Finding, Rule } from '../../diagnostics/index.ts';
import { type Job, nodeWrite, type Site, type Storage, storageLinks } from '../../model/index.ts';
import { type Duration, GBps, throughputFor } from '../../units/index.ts';
import { exampleSite } from '../example-site.ts';

export const checkpointTooSlow: Rule<Site> = {
  code: 'storage/checkpoint-too-slow',
  severity: 'error',
  holds:
    'Where the checkpoint of a job goes first, and the way there, takes it within the stall that the job is allowed: a shared store and the ports of the nodes, or the drives in the nodes.',
  because:
    'Every GPU of the job waits while a checkpoint is written: 405 billion parameters with optimiser state are 5.67 TB, and in 60 s that is 94.5 GB/s.',
  citations: [llama3],

  *find(site) {
    for (const job of site.jobs) {
      const { stall } = job.spec;
      if (stall === undefined || job.first === 'memory') continue;
      if (job.first !== undefined) yield* drivesTooSlow(site, job, job.first, stall);
      else if (job.to !== undefined) yield* storeTooSlow(job, job.to, stall);
    }
  },

  examples: {
    valid: [exampleSite(), direct('95 GB/s'), local('50 GB/s')],
    invalid: [
      { input: direct('90 GB/s'), at: 'storage.checkpoints.write' },
      { input: local('5 GB/s'), at: 'storage.scratch.write' },
      { input: direct('2 TB/s', '3 s'), at: 'jobs.pretrain.stall' },
    ],
  },
};

function* storeTooSlow(job: Job, { id, spec, path }: Storage, stall: Duration): Iterable<Finding> {
  if (spec.kind === 'node-nvme') return;
  const needed = throughputFor(job.checkpoint, stall).like(spec.write);
  const within = `${job.checkpoint} of job "${job.id}" within ${stall} needs ${needed}`;
  if (needed.exceeds(spec.write)) {
    yield {
      path: [...path, 'write'],
      message: `storage "${id}" writes ${spec.write}, but ${within}`,
      help: `build it for ${needed.roundedUp()}, allow a stall of ${stall.times(needed.per(spec.write)).roundedUp()}, or write to memory or to drives of the nodes first`,
      related: [{ path: job.path, message: 'the job' }],
    };
    return;
  }
  const links = storageLinks(job.pool)?.times(job.nodes).as(GBps);
  if (links === undefined || !needed.exceeds(links)) return;
  yield {
    path: [...job.path, 'stall'],
    message: `the storage ports of ${job.nodes} nodes carry ${links}, but ${within}`,
    help: `allow a stall of ${stall.times(needed.per(links)).roundedUp()}, or write to memory or to drives of the nodes first`,
  };
}

function* drivesTooSlow(site: Site, job: Job, store: Storage, stall: Duration): Iterable<Finding> {
  const write = nodeWrite(store, site.catalog);
  const share = job.checkpoint.times(1 / job.nodes);
  const needed = throughputFor(share, stall);
  if (write === undefined || !needed.exceeds(write)) return;
  const said = store.spec.kind === 'node-nvme' && store.spec.write !== undefined ? 'write' : 'drive';
  yield {
    path: [...store.path, said],
    message: `the drives of a node in storage "${store.id}" write ${write}, but its ${share} of job "${job.id}" within ${stall} need ${needed.like(write)}`,
    help: `allow a stall of ${stall.times(needed.per(write)).roundedUp()}, stripe over more drives, or write to memory first`,
    related: [{ path: job.path, message: 'the job' }],
  };
}

function direct(write: string, stall = '60 s'): string {
  return exampleSite({
    storage: `
      scratch: { kind: node-nvme, on: [train] }
      checkpoints: { kind: weka, capacity: 1 PB, write: ${write}, secret: weka-csi }`,
    jobs: `pretrain: { pool: train, parameters: 405 billion, stall: ${stall} }`,
  });
}

function local(write: string): string {
  return exampleSite({
    storage: `
      scratch: { kind: node-nvme, on: [train], write: ${write} }
      checkpoints: { kind: weka, capacity: 1 PB, write: 40 GB/s, secret: weka-csi }`,
    jobs: 'pretrain: { pool: train, parameters: 405 billion, first: scratch, stall: 60 s }',
  });
}
