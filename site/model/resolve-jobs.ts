import type { Catalog } from '../catalog/index.ts';
import type { JobSpec, SiteSpec } from '../spec/index.ts';
import {
  checkpointSize,
  type Duration,
  dalyInterval,
  goodput,
  larger,
  longestCheckpoint,
  meanTimeToInterrupt,
  min,
  percent,
  s,
  smaller,
  TB,
  type Throughput,
  writeTime,
  youngInterval,
} from '../units/index.ts';
import { storageLinks } from './job-stores.ts';
import { byId, find } from './names.ts';
import type { Report } from './report.ts';
import type { Job, JobPace, Pool, Storage, Tenant } from './site.ts';
import { nodeWrite } from './storage-drives.ts';

/** Weights in bf16 with what Adam keeps of each: 405 billion parameters are 5.67 TB. */
const BYTES_PER_PARAMETER = 14;

/** Pods placed and a checkpoint loaded again: a planning figure of our own. */
const RESTART = min(5);

/** What Llama 3 was trained with: more than 90 % of the time advanced it. */
const WANTED = percent(90);

/** The checkpoint that is being written, and the one before it that still counts. */
const LOCAL_COPIES = 2;

interface JobInput {
  readonly pools: readonly Pool[];
  readonly storage: readonly Storage[];
  readonly tenants: readonly Tenant[];
  readonly catalog: Catalog;
}

/** Training jobs with what an interruption costs them. */
export function resolveJobs(
  spec: SiteSpec,
  { pools, storage, tenants, catalog }: JobInput,
  report: Report,
): readonly Job[] {
  const poolById = byId(spec.pools, pools);
  const tenantById = byId(spec.tenants, tenants);
  const storeById = byId(spec.storage, storage);
  return Object.entries(spec.jobs ?? {}).flatMap(([id, job]): Job[] => {
    const path = ['jobs', id];
    const pool = find(job.pool, poolById, 'pool', [...path, 'pool'], report);
    const tenant =
      job.tenant === undefined ? undefined : find(job.tenant, tenantById, 'tenant', [...path, 'tenant'], report);
    const claim = tenant?.claims.find((one) => one.pool === pool);
    const to = sharedStore(id, job, storage, storeById, report);
    const first = firstStore(id, job, pool, storeById, report);
    if (pool === undefined) return [];
    if (tenant !== undefined && claim === undefined) {
      report.add(
        'site/unknown-reference',
        [...path, 'tenant'],
        `tenant "${tenant.id}" of job "${id}" has no part of pool "${pool.id}"`,
        'name a pool that it has a part of, or take tenant away',
      );
      return [];
    }
    const most = claim?.gpus ?? Math.max(0, pool.gpus - (pool.spec.spares ?? 0) * pool.gpusPerNode);
    // Where the spares are all of it, one GPU: the job is refused as too large.
    const gpus = job.gpus ?? Math.max(1, most);
    const checkpoint = checkpointSize(job.parameters, job.bytesPerParameter ?? BYTES_PER_PARAMETER).as(TB);
    const draft = {
      id,
      spec: job,
      path,
      pool,
      tenant,
      gpus,
      nodes: Math.ceil(gpus / pool.gpusPerNode),
      mostGpus: most,
      atOnce: job.atOnce ?? 1,
      checkpoint,
      to,
      first,
      copies: job.copies ?? LOCAL_COPIES,
      restart: job.restart ?? RESTART,
      wanted: job.goodput ?? WANTED,
      interrupt: meanTimeToInterrupt(pool.mtbf.perGpu, gpus),
    };
    return [{ ...draft, ...paceOf(draft, catalog) }];
  });
}

/** The store that keeps its checkpoints: the one that it names, else the only one. */
function sharedStore(
  id: string,
  { to }: JobSpec,
  storage: readonly Storage[],
  known: ReadonlyMap<string, Storage | undefined>,
  report: Report,
): Storage | undefined {
  const path = ['jobs', id, 'to'];
  if (to === undefined) {
    const shared = storage.filter(({ spec }) => spec.kind !== 'node-nvme');
    if (shared.length > 1)
      report.add(
        'site/unknown-reference',
        ['jobs', id],
        `job "${id}" does not say which of ${shared.map((one) => `"${one.id}"`).join(', ')} keeps its checkpoints`,
        `add to: ${shared[0]?.id}, say`,
      );
    return shared.length === 1 ? shared[0] : undefined;
  }
  const store = find(to, known, 'storage', path, report);
  if (store?.spec.kind === 'node-nvme')
    report.add(
      'site/wrong-kind',
      path,
      `job "${id}" keeps its checkpoints on "${to}", which is lost with a node`,
      'name a shared store here, and this one under first',
    );
  return store;
}

function firstStore(
  id: string,
  { first }: JobSpec,
  pool: Pool | undefined,
  known: ReadonlyMap<string, Storage | undefined>,
  report: Report,
): Job['first'] {
  if (first === undefined || first === 'memory') return first;
  const path = ['jobs', id, 'first'];
  const store = find(first, known, 'storage', path, report);
  if (store === undefined || pool === undefined || store.pools.includes(pool)) return store;
  report.add(
    'site/wrong-kind',
    path,
    `job "${id}" writes to "${first}" first, which is not on the drives of pool "${pool.id}"`,
    'name a store of kind node-nvme on that pool, "memory", or nothing',
  );
  return undefined;
}

type Paced = Pick<Job, 'pool' | 'spec' | 'checkpoint' | 'nodes' | 'to' | 'first' | 'interrupt' | 'restart' | 'wanted'>;

/** How long a checkpoint stops a job, how often it is best written, and what that leaves of the time. */
function paceOf(job: Paced, catalog: Catalog): JobPace {
  const { spec, first, interrupt, wanted } = job;
  const drain = drainTime(job);
  const cost =
    first === undefined
      ? (drain ?? spec.stall)
      : first === 'memory'
        ? spec.stall
        : (localWrite(job, first, catalog) ?? spec.stall);
  // What is still on its way to the shared store is lost with a node, and its work with it.
  const behind = first === undefined ? s(0) : (drain ?? s(0));
  const back = job.restart.plus(behind);
  const longest = longestCheckpoint(wanted.in(percent) / 100, back, interrupt)?.as(s);
  if (cost === undefined)
    return {
      cost,
      drain,
      back,
      longest,
      young: undefined,
      daly: undefined,
      interval: spec.interval,
      goodput: undefined,
    };
  const daly = dalyInterval(cost, interrupt).as(min);
  // A store that is behind takes the next checkpoint only when it has the last.
  const interval = spec.interval ?? larger(daly, behind).as(min);
  return {
    cost,
    drain,
    back,
    longest,
    young: youngInterval(cost, interrupt).as(min),
    daly,
    interval,
    goodput: percent(100 * goodput(cost, interval, back, interrupt)),
  };
}

/** How long the shared store takes for one checkpoint: no faster than the storage ports of the nodes. */
function drainTime({ checkpoint, nodes, pool, to }: Paced): Duration | undefined {
  if (to === undefined || to.spec.kind === 'node-nvme') return undefined;
  const links = storageLinks(pool)?.times(nodes);
  return writeTime(checkpoint, links === undefined ? to.spec.write : smaller(to.spec.write, links));
}

function localWrite({ checkpoint, nodes }: Paced, store: Storage, catalog: Catalog): Duration | undefined {
  const write: Throughput | undefined = nodeWrite(store, catalog);
  return write === undefined ? undefined : writeTime(checkpoint.times(1 / nodes), write);
}
