import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { PARTITIONING_TAINT, PROFILE_LABEL, PROFILE_STATE_LABEL } from '../../constructs/gpu/gpu-partitions.ts';
import { partitionSteps } from '../../constructs/gpu/partition-steps.ts';
import { gpuResource, labelsOf, SHARED_RDMA_RESOURCE } from '../../constructs/names.ts';
import { offeredByGpu } from '../../constructs/scheduling/quotas.ts';
import { fabricOf, type NodePlace, nodesOf, type Pool, unitName } from '../../site/model/index.ts';
import { readSite } from '../../site/read-site.ts';
import { found, poolOf, tenantOf } from '../constructs/sites.ts';
import { judged } from './judges.ts';
import type { ObjectRef } from './kubernetes/api.ts';
import { applyLayer } from './kubernetes/apply-layer.ts';
import { type Cluster, describeOnCluster } from './kubernetes/cluster.ts';
import { judgeOf } from './kubernetes/programs.ts';
import { optionsFor, populate } from './populated-cluster.ts';
import { type Gang, gangJob, nodesFor, nodesOfGang, remove, whyWaits } from './tenant-jobs.ts';
import { twoVendors, twoVendorsFile } from './two-vendors.ts';

const { site } = twoVendors;
const labels = labelsOf(site);
const [h200, mi300x, mi355x] = ['h200', 'mi300x', 'mi355x'].map((id) => poolOf(site, id)) as [Pool, Pool, Pool];
const lab = tenantOf(site, 'lab');
const answers = tenantOf(site, 'answers');
const places = new Map(site.pools.flatMap((pool) => [...nodesOf(site, pool)]).map((place) => [place.name, place]));

/** All GPUs of a node of a pool, as it offers them, with a share of its adapters where it has some. */
const wholeNode = (pool: Pool) => ({
  ...Object.fromEntries(
    offeredByGpu(pool).flatMap(([name, each]) => (each === 0 ? [] : [[name, `${each * pool.gpusPerNode}`]])),
  ),
  ...(fabricOf(site, pool) === undefined ? {} : { [SHARED_RDMA_RESOURCE]: '1' }),
});

const gang = (name: string, pool: Pool, pods: number, tenant = lab): Gang => ({
  name,
  tenant,
  pool,
  pods,
  asks: wholeNode(pool),
});

describe('the site of two vendors', () => {
  test('breaks no rule', async () => {
    const { diagnostics } = await readSite(twoVendorsFile);
    expect(diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([]);
  });
});

describeOnCluster('the site of two vendors', optionsFor(twoVendors), (use) => {
  let cluster: Cluster;

  beforeAll(async () => {
    cluster = use();
    await populate(cluster, twoVendors);
  });

  const placesOf = async (one: Gang): Promise<NodePlace[]> =>
    (await nodesFor(cluster.api, one)).map((name) => found(places.get(name)));

  test('is accepted by the API server, with every field known to it', async () => {
    const applied = [];
    for (const layer of twoVendors.layers) applied.push(...(await applyLayer(cluster.api, layer, { dryRun: true })));
    expect(
      applied.flatMap(({ object, refusal }) => (refusal === undefined ? [] : [`${object.kind}: ${refusal}`])),
    ).toEqual([]);
    expect(applied.filter(({ object }) => object.kind === 'DeviceConfig')).toHaveLength(2);
    expect(cluster.api.warnings).toEqual([]);
  });

  test('has a DeviceConfig refused that has a field of another version', async () => {
    const [config] = twoVendors.layers
      .flatMap(({ releases }) => releases.flatMap(({ objects = [] }) => objects))
      .filter(({ kind }) => kind === 'DeviceConfig');
    const { spec, ...rest } = found(config) as unknown as { spec: object; metadata: { name: string } };
    const asked = cluster.api.apply({ ...rest, spec: { ...spec, draDriver: { enable: true } } } as never, {
      dryRun: true,
    });
    await expect(asked).rejects.toThrow('draDriver');
  });

  test('has the label that keeps the NVIDIA operator away on the nodes of AMD, and on no others', async () => {
    const nodes = await cluster.api.list({ apiVersion: 'v1', kind: 'Node' }, { selector: labels.pool });
    expect(nodes).toHaveLength(places.size);
    for (const { metadata } of nodes) {
      const { [labels.pool]: pool, 'nvidia.com/gpu.deploy.operands': operands } = metadata.labels as Record<
        string,
        string
      >;
      expect(operands, metadata.name).toBe(pool === h200.id ? undefined : 'false');
      judged(judgeOf('nfd-master'));
    }
  });

  test.each([h200, mi300x])('runs a gang on nodes of the pool whose queue it names: $id', async (pool) => {
    const there = await placesOf(gang(`on-${pool.id}`, pool, 4));
    expect(there.map(({ poolId }) => poolId)).toEqual(Array.from({ length: 4 }, () => pool.id));
  });

  test('runs the example job of RCCL as somebody of its tenant hands it in, on servers of AMD that share their leaves', async () => {
    const file = new URL('sites/two-vendors/examples/rccl-all-reduce.yaml', import.meta.url);
    const job: ObjectRef = parse(readFileSync(file, 'utf8'));
    await cluster.api.as('ada', [lab.id]).create(job);
    const example = gang(job.metadata.name, mi300x, 8);
    const there = (await nodesOfGang(cluster.api, example)).map((name) => found(places.get(name)));
    judged(judgeOf('kueue'));
    await remove(cluster.api, example);
    expect(there.map(({ poolId }) => poolId)).toEqual(Array.from({ length: 8 }, () => mi300x.id));
    expect(new Set(there.map(unitName)).size).toBe(1);
  });

  test('names the mode of its GPUs on each node of a pool that is cut into partitions, and on no other', async () => {
    const nodes = await cluster.api.list({ apiVersion: 'v1', kind: 'Node' }, { selector: PROFILE_LABEL });
    const modes = nodes.map(({ metadata }) => (metadata.labels as Record<string, string>)[PROFILE_LABEL]);
    expect(modes).toEqual(Array.from({ length: mi355x.nodes }, () => 'dpx-nps2'));
    judged(judgeOf('nfd-master'));
  });

  test('runs inference on partitions of GPUs of AMD that are on no fabric', async () => {
    const there = await placesOf(gang('answers', mi355x, 16, answers));
    expect(new Set(there.map(({ poolId }) => poolId))).toEqual(new Set([mi355x.id]));
  });

  test('lets a tenant have so many GPUs of AMD as it rents, and no node more', async () => {
    const claim = found(lab.claims.find(({ pool }) => pool === mi300x));
    const more = gang('more', mi300x, claim.nodes + 1);
    await whyWaits(cluster.api, more, `maximum capacity (${claim.gpus})`);
  });

  test('lets nobody have a whole GPU of those that are cut into partitions', async () => {
    const whole = { ...gang('whole', mi355x, 1, answers), asks: { [gpuResource(mi355x)]: '1' } };
    await whyWaits(cluster.api, whole, 'amd.com/gpu');
  });

  test('gives no GPU of one vendor through a queue of the other', async () => {
    const crossed = { ...gang('crossed', mi300x, 1), asks: { [gpuResource(h200)]: '8' } };
    await whyWaits(cluster.api, crossed, 'nvidia.com/gpu');
  });

  test('refuses a pod that tolerates the taint of another pool, or names devices in its environment', async () => {
    const ada = cluster.api.as('ada', [lab.id]);
    const job = gangJob(gang('refused', mi300x, 1));
    const { spec } = job.spec.template;
    const [container] = spec.containers;
    const changed = (pod: object) => ({
      ...job,
      spec: { ...job.spec, template: { ...job.spec.template, spec: { ...spec, ...pod } } },
    });
    const tolerating = changed({ tolerations: [{ key: labels.pool, value: mi355x.id, effect: 'NoSchedule' }] });
    await expect(ada.create(tolerating as never)).rejects.toThrow('tolerations may name');
    const seeing = changed({ containers: [{ ...container, env: [{ name: 'AMD_VISIBLE_DEVICES', value: 'all' }] }] });
    await expect(ada.create(seeing as never)).rejects.toThrow('AMD_VISIBLE_DEVICES');
  });

  test('lets no ninth GPU of eight be had, and Kueue says of which there are too few', async () => {
    const nine = gang('nine', mi300x, 1);
    const ninth = { ...nine, asks: { ...nine.asks, [gpuResource(mi300x)]: '9' } };
    await whyWaits(cluster.api, ninth, 'amd.com/gpu');
  });

  // The last: it empties the nodes of a pool, and leaves all but one tainted.
  test('has a runbook of partitions that kubectl takes word for word, and that gives back what is cut and nothing else', async () => {
    const [of] = partitionSteps(site);
    const { pool, steps } = found(of);
    const { kubectl } = cluster;
    const [taint, forget, look, release] = steps.flatMap(({ commands }) => commands);
    const done = async (words: readonly string[] | undefined) => {
      const { code, stdout, stderr } = await kubectl(found(words));
      expect(code, stderr).toBe(0);
      return stdout;
    };
    const tainted = async () => {
      const nodes = await cluster.api.list(
        { apiVersion: 'v1', kind: 'Node' },
        { selector: `${labels.pool}=${pool.id}` },
      );
      return nodes
        .filter(({ spec }) => JSON.stringify(spec).includes(PARTITIONING_TAINT.key))
        .map((one) => one.metadata.name);
    };
    await done(taint);
    const names = await tainted();
    expect(names).toHaveLength(pool.nodes);
    await done(['label', 'nodes', found(names[0]), `${PROFILE_STATE_LABEL}=success`]);
    await done(forget);
    await done(['label', 'nodes', found(names[1]), `${PROFILE_STATE_LABEL}=success`]);
    expect(await done(look)).toMatch(/dpx-nps2 +success/);
    await done(release);
    expect(await tainted()).toEqual(names.filter((_, i) => i !== 1));
  });
});
