import { bytesOutlived, type Duration, d, larger, type Storage as StorageAmount, TB } from '../units/index.ts';
import { protectionOf } from './protection.ts';
import type { Job, Site, Storage } from './site.ts';
import { drivesOfStore } from './storage-drives.ts';
import { dataShare } from './storage-room.ts';

/** What checkpoints write to a drive of a store, and what it outlives. */
export interface DriveWear {
  readonly jobs: readonly Job[];
  /** Written to one drive in a day. */
  readonly aDay: StorageAmount;
  /** How long they are written: the longest contract of their tenants, else as long as the maker stands in. */
  readonly life: Duration | undefined;
  /** Written to one drive in that time. */
  readonly written: StorageAmount | undefined;
  /** What one drive outlives a day, and in all; absent where its warranty is not published. */
  readonly outlivedADay: StorageAmount;
  readonly outlived: StorageAmount | undefined;
  /** How long one drive lasts so. */
  readonly lasts: Duration | undefined;
}

/** Absent where the file does not name the drives, or no job with a known interval writes to them. */
export function driveWear(site: Site, storage: Storage): DriveWear | undefined {
  const drives = drivesOfStore(storage, site.catalog);
  const local = storage.spec.kind === 'node-nvme';
  const jobs = site.jobs.filter((job) => (local ? job.first : job.to) === storage && job.interval !== undefined);
  if (drives === undefined || jobs.length === 0) return undefined;
  const { drive, count } = drives;
  const aDay = jobs
    .map((job) => writtenADay(job, storage).times(1 / count))
    // Jobs on the nodes of one pool stand side by side, each on its own; a shared store takes all of them.
    .reduce((most, one) => (local ? larger(most, one) : most.plus(one)));
  const life = longest(jobs, site) ?? drive.warranty;
  const outlived =
    drive.warranty === undefined
      ? undefined
      : bytesOutlived(drive.capacity, drive.driveWritesPerDay, drive.warranty).as(TB);
  const outlivedADay = drive.capacity.times(drive.driveWritesPerDay);
  return {
    jobs,
    aDay: aDay.as(TB),
    life,
    written: life === undefined ? undefined : aDay.times(life.in(d)).as(TB),
    outlivedADay: outlivedADay.as(TB),
    outlived,
    lasts: outlived === undefined ? undefined : d(outlived.per(aDay)),
  };
}

/** What a job has written to all drives of a shared store, or to those of one of its nodes, in a day. */
function writtenADay(job: Job, { spec }: Storage): StorageAmount {
  const checkpoints = d(1).per(job.interval ?? d(1));
  if (spec.kind === 'node-nvme')
    return job.checkpoint.times((checkpoints * (spec.writeAmplification ?? 1)) / job.nodes / dataShare(spec, job.pool));
  if (spec.kind !== 'rook-ceph') return job.checkpoint.times(0);
  const protection = protectionOf(spec);
  const overhead =
    protection.by === 'copies' ? protection.copies : (protection.data + protection.parity) / protection.data;
  return job.checkpoint.times(checkpoints * job.atOnce * overhead * (spec.writeAmplification ?? 1));
}

/** From the day of the review to the end of the longest contract. */
function longest(jobs: readonly Job[], site: Site): Duration | undefined {
  const ends = jobs
    .flatMap(({ tenant }) => tenant?.spec.contract.until ?? [])
    .filter((end) => end > site.spec.site.asOf);
  const last = ends.toSorted().at(-1);
  return last === undefined ? undefined : d((Date.parse(last) - Date.parse(site.spec.site.asOf)) / 86_400_000);
}
