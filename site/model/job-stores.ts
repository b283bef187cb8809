import { GBps, linkThroughput, sum, type Throughput, throughputFor } from '../units/index.ts';
import type { Job, Pool, Site, Storage } from './site.ts';

/** A job, and what a store has to write for it. */
export interface JobDemand {
  readonly job: Job;
  /** For one of its kind, within its stall. */
  readonly needs: Throughput;
}

/** What checkpoints ask of a shared store. */
export interface StoreDemand {
  /** Jobs that wait for it, with a stall that they are allowed. */
  readonly waiting: readonly JobDemand[];
  /** What it has to write for all of those to be done in time when they write at once; absent where none waits. */
  readonly atOnce: Throughput | undefined;
  /** Jobs whose interval is known. */
  readonly coming: readonly Job[];
  /** What they write in the mean, those that do not wait too; absent where there are none. */
  readonly mean: Throughput | undefined;
}

export function storeDemand(site: Site, storage: Storage): StoreDemand {
  const jobs = site.jobs.filter((job) => job.to === storage);
  const waiting = jobs.flatMap((job): JobDemand[] =>
    job.first !== undefined || job.spec.stall === undefined
      ? []
      : [{ job, needs: throughputFor(job.checkpoint, job.spec.stall) }],
  );
  const coming = jobs.filter(({ interval }) => interval !== undefined);
  return {
    waiting,
    atOnce: total(waiting.map(({ job, needs }) => needs.times(job.atOnce))),
    coming,
    mean: total(
      coming.flatMap(({ checkpoint, interval, atOnce }) =>
        interval === undefined ? [] : [throughputFor(checkpoint, interval).times(atOnce)],
      ),
    ),
  };
}

function total(parts: readonly Throughput[]): Throughput | undefined {
  return parts.length === 0 ? undefined : sum(GBps(0), parts);
}

/** What the storage ports of one node carry at most; absent where the catalog has no speed for them. */
export function storageLinks({ server }: Pool): Throughput | undefined {
  const { count = 0, speed } = server.storagePorts ?? {};
  return speed === undefined ? undefined : linkThroughput(speed).times(count / server.nodes);
}
