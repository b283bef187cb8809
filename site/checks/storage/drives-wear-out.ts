import { lenovoP4500 } from '../../catalog/building-citations.ts';
import type { Drive } from '../../catalog/index.ts';
import { ssdEndurance } from '../../catalog/storage-citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { type DriveWear, drivesOfStore, driveWear, type Site } from '../../model/index.ts';
import { d } from '../../units/index.ts';
import { exampleSite } from '../example-site.ts';

export const drivesWearOut: Rule<Site> = {
  code: 'storage/drives-wear-out',
  severity: 'warning',
  holds:
    'Drives outlive what checkpoints write to them: until the longest contract of their jobs ends, or as often a day as they are rated for where no contract has an end.',
  because:
    'A drive is rated for so many bytes. A checkpoint every few minutes on the drives of each node may use a read-intensive drive up in months, and drives that were filled alike wear out in the same week.',
  citations: [ssdEndurance, lenovoP4500],

  *find(site) {
    for (const storage of site.storage) {
      const wear = driveWear(site, storage);
      const model = drivesOfStore(storage, site.catalog)?.drive;
      if (wear === undefined || model === undefined) continue;
      const jobs = wear.jobs.map(({ id }) => `"${id}"`).join(' and ');
      if (excess(wear) <= 1 + 1e-9) continue;
      yield {
        path: storage.spec.kind === 'rook-ceph' ? [...storage.path, 'servers', 'drive'] : [...storage.path, 'drive'],
        message:
          wear.written === undefined || wear.outlived === undefined
            ? `checkpoints of ${jobs} write ${wear.aDay} a day to each drive of storage "${storage.id}", but one of "${model.id}" is rated for ${wear.outlivedADay}`
            : `checkpoints of ${jobs} write ${wear.written} to each drive of storage "${storage.id}" in ${wear.life?.as(d)}, but one of "${model.id}" outlives ${wear.outlived}`,
        help: remedies(wear, model),
        related: wear.jobs.map(({ path }) => ({ path, message: 'a job that writes to it' })),
      };
    }
  },

  examples: {
    valid: [exampleSite(), lease('2028-12-31', '30 min')],
    invalid: [
      { input: lease('2036-12-31', '10 min'), at: 'storage.scratch.drive' },
      { input: read('10 min'), at: 'storage.scratch.drive' },
    ],
  },
};

/** How many times more is written than a drive outlives. */
function excess({ aDay, outlivedADay, written, outlived }: DriveWear): number {
  return written === undefined || outlived === undefined ? aDay.per(outlivedADay) : written.per(outlived);
}

/** What to do about it: how long the drives last, where their maker says so. */
function remedies(wear: DriveWear, { driveWritesPerDay }: Drive): string {
  const rated = Number((driveWritesPerDay * excess(wear)).toPrecision(2));
  const better = `take drives of ${rated} writes a day, or more of them`;
  if (wear.lasts === undefined) return better;
  return `plan to replace the drives every ${wear.lasts.roundedDown()}, or ${better}`;
}

function lease(until: string, interval: string): string {
  return exampleSite({
    storage: `
      scratch: { kind: node-nvme, on: [train], drives: 8, drive: intel/p4500-4tb }
      checkpoints: { kind: weka, capacity: 1 PB, write: 40 GB/s, secret: weka-csi }`,
    tenants: `lab: { isolation: shared, pools: { train: all }, contract: { until: ${until} } }`,
    jobs: `tuning: { pool: train, tenant: lab, parameters: 70 billion, first: scratch, interval: ${interval} }`,
  });
}

function read(interval: string): string {
  return exampleSite({
    storage: `
      scratch: { kind: node-nvme, on: [train], drives: 8, drive: generic/nvme-tlc-read-intensive-3.84tb, write: 20 GB/s }
      checkpoints: { kind: weka, capacity: 1 PB, write: 200 GB/s, secret: weka-csi }`,
    jobs: `tuning: { pool: train, parameters: 405 billion, first: scratch, interval: ${interval} }`,
  });
}
