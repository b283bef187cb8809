import {
  type DriveWear,
  drivesOfStore,
  driveWear,
  type Job,
  type Site,
  type Storage,
  storeDemand,
} from '../model/index.ts';
import { inputsOf, type Operand, type Origin, publishedBy } from './origin.ts';

/** What checkpoints ask of a store, and what they leave of its drives. */
export function wearOrigins(site: Site, storage: Storage): readonly Origin[] {
  const { waiting, atOnce, coming, mean } = storeDemand(site, storage);
  const wear = driveWear(site, storage);
  const at = `reliability.stores.${storage.id}`;
  return [
    ...(atOnce === undefined
      ? []
      : [
          {
            figure: `${at}.atOnce`,
            is: `${waiting.map(({ job, needs }) => `${job.atOnce} x ${job.checkpoint} / ${job.spec.stall} (${needs}) of "${job.id}"`).join(' + ')} = ${atOnce}`,
            from: waiting.flatMap(({ job }) => [
              ...figuresOf(job, ['atOnce', 'checkpoint']),
              ...inputsOf(job.path, job.spec, ['stall']),
            ]),
          },
        ]),
    ...(mean === undefined
      ? []
      : [
          {
            figure: `${at}.mean`,
            is: `${coming.map((job) => `${job.atOnce} x ${job.checkpoint} / ${job.interval} of "${job.id}"`).join(' + ')} = ${mean}`,
            from: coming.flatMap((job) => figuresOf(job, ['atOnce', 'checkpoint', 'interval'])),
          },
        ]),
    ...(wear === undefined ? [] : driveOrigins(at, site, storage, wear)),
  ];
}

function driveOrigins(at: string, site: Site, storage: Storage, wear: DriveWear): readonly Origin[] {
  const drives = drivesOfStore(storage, site.catalog);
  if (drives === undefined) return [];
  const { drive, count } = drives;
  const path = storage.spec.kind === 'node-nvme' ? storage.path : [...storage.path, 'servers'];
  const written = [...path, 'drive'];
  const aDay: Operand = { name: 'a day', value: `${wear.aDay}`, written: storage.path, figure: `${at}.driveADay` };
  const rated: Operand = {
    name: 'rated a day',
    value: `${wear.outlivedADay}`,
    written,
    figure: `${at}.driveRatedADay`,
  };
  return [
    {
      figure: `${at}.driveADay`,
      is: `what ${wear.jobs.map((job) => `"${job.id}"`).join(' and ')} write, with copies, parity and write amplification, over ${count} drives = ${wear.aDay}`,
      from: [
        ...wear.jobs.flatMap((job) => figuresOf(job, ['checkpoint', 'interval'])),
        { name: 'drives', value: `${count}`, written: [...path, 'drives'] },
        ...inputsOf(storage.path, storage.spec, ['writeAmplification']),
      ],
    },
    {
      figure: `${at}.driveRatedADay`,
      is: `${drive.capacity} x ${drive.driveWritesPerDay} a day = ${wear.outlivedADay}`,
      from: [
        { name: 'capacity', value: `${drive.capacity}`, written, published: publishedBy(drive, 'capacity') },
        {
          name: 'written full a day',
          value: `${drive.driveWritesPerDay}`,
          written,
          published: publishedBy(drive, 'driveWritesPerDay'),
        },
      ],
    },
    wear.lasts === undefined
      ? {
          figure: `${at}.drivesLast`,
          is: `not known: no warranty is published, and ${wear.outlivedADay} a day are`,
          from: [aDay, rated],
        }
      : {
          figure: `${at}.drivesLast`,
          is: `${wear.outlived} that a drive outlives / ${wear.aDay} a day = ${wear.lasts}`,
          from: [
            rated,
            { name: 'warranty', value: `${drive.warranty}`, written, published: publishedBy(drive, 'warranty') },
            aDay,
          ],
        },
  ];
}

function figuresOf(job: Job, names: readonly ('atOnce' | 'checkpoint' | 'interval')[]): readonly Operand[] {
  return names.map((name) => ({
    name,
    value: `${job[name]}`,
    written: job.path,
    figure: `reliability.jobs.${job.id}.${name}`,
  }));
}
