// What a real cluster takes of a large site on one machine: prints one line of JSON, or what is missing.
import { gpuResource, labelsOf } from '../constructs/names.ts';
import { withCluster } from '../tests/rig/kubernetes/cluster.ts';
import { optionsFor, populate } from '../tests/rig/populated-cluster.ts';
import { renderSite } from '../tests/rig/rendered-site.ts';
import { nodesOfGang, submit } from '../tests/rig/tenant-jobs.ts';

/** What one process says of a cluster of one size. */
export interface MeasuredCluster {
  readonly nodes: number;
  readonly gpus: number;
  readonly gang: number;
  /** Wall-clock seconds, on a machine that may be busy. */
  readonly seconds: { readonly start: number; readonly join: number; readonly place: number };
  /** Highest memory of each process. */
  readonly mebibytes: { readonly [process: string]: number };
}

const GANG_GPUS = 1024;

const [file = ''] = process.argv.slice(2);
const rendered = await renderSite(file);
const { site } = rendered;
const [pool] = site.pools;
const [tenant] = site.tenants;
if (pool === undefined || tenant === undefined) throw new Error(`${file} has no pool or no tenant`);

const began = Date.now();
const options = { ...optionsFor(rendered), allControllers: true };
const measured = await withCluster(options, async (cluster): Promise<MeasuredCluster> => {
  const started = Date.now();
  await populate(cluster, rendered);
  const joined = Date.now();
  const gang = {
    name: 'gang',
    tenant,
    pool,
    pods: GANG_GPUS / pool.gpusPerNode,
    asks: { [gpuResource(pool)]: `${pool.gpusPerNode}` },
    topology: { 'kueue.x-k8s.io/podset-preferred-topology': labelsOf(site).unit },
  };
  await submit(cluster.api, gang);
  await nodesOfGang(cluster.api, gang);
  const placed = Date.now();
  return {
    nodes: pool.nodes,
    gpus: pool.gpus,
    gang: GANG_GPUS,
    seconds: { start: (started - began) / 1000, join: (joined - started) / 1000, place: (placed - joined) / 1000 },
    mebibytes: cluster.memory(),
  };
});
console.log(JSON.stringify(measured));
