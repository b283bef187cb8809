import { driveWear, type Job, type Pool, type Site, type Storage, sparesOf, storeDemand } from '../model/index.ts';
import { h } from '../units/index.ts';

/** What fails how often, what it costs the large jobs, and what spares and drives make of it. */
export function reliabilityView(site: Site) {
  return {
    pools: site.pools.map(poolView),
    jobs: site.jobs.map(jobView),
    stores: site.storage.flatMap((storage) => storeView(site, storage)),
  };
}

function poolView(pool: Pool) {
  const { perGpu, range } = pool.mtbf;
  const { held, repair, nodeMtbf, expected, needed, confidence, availability } = sparesOf(pool);
  return {
    id: pool.id,
    mtbf: perGpu,
    between: range === undefined ? null : { shortest: range.shortest, longest: range.longest },
    nodeMtbf,
    repair,
    out: Number(expected.toPrecision(4)),
    spares: held,
    needed,
    confidence,
    availability,
  };
}

function jobView(job: Job) {
  const { pool, interrupt, gpus } = job;
  const { range } = pool.mtbf;
  const each = (perGpu: typeof interrupt) => perGpu.times(1 / gpus).as(h);
  return {
    id: job.id,
    pool: pool.id,
    tenant: job.tenant?.id ?? null,
    gpus,
    atOnce: job.atOnce,
    checkpoint: job.checkpoint,
    interrupt,
    between: range === undefined ? null : { shortest: each(range.shortest), longest: each(range.longest) },
    stop: job.cost ?? null,
    longestStop: job.longest ?? null,
    drain: job.drain ?? null,
    young: job.young ?? null,
    daly: job.daly ?? null,
    interval: job.interval ?? null,
    goodput: job.goodput ?? null,
    wanted: job.wanted,
  };
}

/** What checkpoints ask of a store, and what they leave of its drives. */
function storeView(site: Site, storage: Storage) {
  const { atOnce, mean } = storeDemand(site, storage);
  const wear = driveWear(site, storage);
  if (atOnce === undefined && mean === undefined && wear === undefined) return [];
  return [
    {
      id: storage.id,
      atOnce: atOnce ?? null,
      mean: mean ?? null,
      driveADay: wear?.aDay ?? null,
      driveRatedADay: wear?.outlivedADay ?? null,
      drivesLast: wear?.lasts ?? null,
    },
  ];
}
