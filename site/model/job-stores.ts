import { linkThroughput, type Throughput } from '../units/index.ts';
import type { Job, Pool, Site, Storage } from './site.ts';

/** The jobs whose checkpoints a shared store keeps. */
export function jobsWritingTo(site: Site, storage: Storage): readonly Job[] {
  return site.jobs.filter((job) => job.to === storage);
}

/** What the storage ports of one node carry at most; absent where the catalog has no speed for them. */
export function storageLinks({ server }: Pool): Throughput | undefined {
  const { count = 0, speed } = server.storagePorts ?? {};
  return speed === undefined ? undefined : linkThroughput(speed).times(count / server.nodes);
}
