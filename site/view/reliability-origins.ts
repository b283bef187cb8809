import { metaReliability } from '../catalog/building-citations.ts';
import { driveWear, type Pool, type Site, type Storage, sparesOf, storeDemand } from '../model/index.ts';
import { jobOrigins } from './job-origins.ts';
import { inputsOf, type Origin } from './origin.ts';

/** Where the figures of failures, checkpoints and spares come from; `part` and `id` ask about less. */
export function reliabilityOrigins(site: Site, part: string | undefined, id: string | undefined): readonly Origin[] {
  const asked = (kind: string) => part === undefined || part === kind;
  const named = (thing: { readonly id: string }) => id === undefined || thing.id === id;
  return [
    ...(asked('pools') ? site.pools.filter(named).flatMap(poolOrigins) : []),
    ...(asked('jobs') ? site.jobs.filter(named).flatMap(jobOrigins) : []),
    ...(asked('stores') ? site.storage.filter(named).flatMap((storage) => storeOrigins(site, storage)) : []),
  ];
}

function poolOrigins(pool: Pool): readonly Origin[] {
  const { id, mtbf, path, spec, gpusPerNode, nodes } = pool;
  const { held, repair, nodeMtbf, expected, needed, confidence, availability } = sparesOf(pool);
  const failing = inputsOf(path, spec, ['racks', 'mtbf', 'repair']);
  const withSpares = [...failing, ...inputsOf(path, spec, ['spares'])];
  const out = Number(expected.toPrecision(4));
  return [
    {
      figure: `${id} mtbf`,
      is:
        mtbf.range === undefined
          ? `${mtbf.perGpu} of GPU work for each interruption`
          : `${mtbf.perGpu} of GPU work for each interruption, as published; 7 and 3 failures in 1,000 node-days make ${mtbf.range.shortest} and ${mtbf.range.longest}`,
      ...(mtbf.path === undefined ? {} : { written: mtbf.path }),
      source: mtbf.range === undefined ? mtbf.source : `${mtbf.source}; ${metaReliability.title}`,
    },
    {
      figure: `${id} out`,
      is: `${nodes} nodes x ${repair} of repair / ${nodeMtbf} (${mtbf.perGpu} / ${gpusPerNode} GPUs) = ${out} at one time; every interruption counts as a node to mend`,
      inputs: failing,
    },
    {
      figure: `${id} needed`,
      is: `the fewest spares that a Poisson count of ${out} exceeds in less than 5 % of the time = ${needed}`,
      inputs: failing,
    },
    {
      figure: `${id} confidence`,
      is: `Poisson: no more than ${held} of ${out} on average are out = ${confidence}`,
      inputs: withSpares,
    },
    {
      figure: `${id} availability`,
      is: `1 - nodes that no spare stands in for / ${nodes - held} that are promised = ${availability}`,
      inputs: withSpares,
    },
  ];
}

function storeOrigins(site: Site, storage: Storage): readonly Origin[] {
  const { waiting, atOnce, coming, mean } = storeDemand(site, storage);
  const wear = driveWear(site, storage);
  const { id, path } = storage;
  return [
    ...(atOnce === undefined
      ? []
      : [
          {
            figure: `${id} atOnce`,
            is: `${waiting.map(({ job, needs }) => `${job.atOnce} x ${job.checkpoint} / ${job.spec.stall} (${needs}) of "${job.id}"`).join(' + ')} = ${atOnce}`,
            written: path,
            inputs: waiting.map(({ job }) => job.path),
          },
        ]),
    ...(mean === undefined
      ? []
      : [
          {
            figure: `${id} mean`,
            is: `${coming.map((job) => `${job.atOnce} x ${job.checkpoint} / ${job.interval} of "${job.id}"`).join(' + ')} = ${mean}`,
            written: path,
            inputs: coming.map((job) => job.path),
          },
        ]),
    ...(wear === undefined
      ? []
      : [
          {
            figure: `${id} driveADay`,
            is: `what ${wear.jobs.map((job) => `"${job.id}"`).join(' and ')} write, with copies, parity and write amplification, over the drives = ${wear.aDay}`,
            written: path,
            inputs: wear.jobs.map((job) => job.path),
          },
          {
            figure: `${id} drivesLast`,
            is:
              wear.lasts === undefined
                ? `not known: no warranty is published, and ${wear.outlivedADay} a day are`
                : `${wear.outlived} that a drive outlives / ${wear.aDay} a day = ${wear.lasts}`,
            written: path,
            inputs: wear.jobs.map((job) => job.path),
          },
        ]),
  ];
}
