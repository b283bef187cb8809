import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { migInstances } from '../../constructs/gpu/mig-layout.ts';
import { clusterQueueName, GPU_RESOURCE, labelsOf, railResource } from '../../constructs/names.ts';
import { type NodePlace, nodesOf } from '../../site/model/index.ts';
import { found, poolOf, tenantOf } from '../constructs/sites.ts';
import { judged } from './judges.ts';
import { applyLayer } from './kubernetes/apply-layer.ts';
import { type Cluster, describeOnCluster } from './kubernetes/cluster.ts';
import { makeFakeNodes } from './kubernetes/fake-nodes.ts';
import { nodeFeatureOf } from './kubernetes/node-feature-discovery.ts';
import { judgeOf } from './kubernetes/programs.ts';
import { kindsIn, kueueConfigurationOf, renderedOf } from './rendered-site.ts';
import { siteNodes } from './site-nodes.ts';
import { smallSite } from './small-site.ts';
import {
  drained,
  eventually,
  type Gang,
  gangJob,
  nodesOfGang,
  reasonOfWait,
  remove,
  setStopPolicy,
  submit,
} from './tenant-jobs.ts';

const site = smallSite();
const rendered = renderedOf(site);
const labels = labelsOf(site);
const train = poolOf(site, 'train');
const rental = poolOf(site, 'rental');
const meridian = tenantOf(site, 'meridian');
const market = tenantOf(site, 'open-market');
const fabric = found(site.fabrics[0]);

const places = new Map(site.pools.flatMap((pool) => [...nodesOf(site, pool)]).map((place) => [place.name, place]));

/** A whole compute tray with a function of each of its rails. */
const tray = {
  [GPU_RESOURCE]: `${train.gpusPerNode}`,
  ...Object.fromEntries([0, 1, 2, 3].map((rail) => [railResource(fabric, rail), '1'])),
};

const required = (label: string) => ({ 'kueue.x-k8s.io/podset-required-topology': label });
const preferred = (label: string) => ({ 'kueue.x-k8s.io/podset-preferred-topology': label });

const training = (name: string, pods: number, topology: Gang['topology'] = {}, tenant = meridian): Gang => ({
  name,
  tenant: tenant.id,
  queue: train.id,
  pods,
  asks: tray,
  topology,
});

const parts = ['kube-controller-manager', 'kube-scheduler', 'kwok', 'kueue', 'nfd-master'] as const;
const components = ['jobset', 'kueue', 'node-feature-discovery'] as const;
const options = { parts, components, kinds: kindsIn(rendered), kueueConfiguration: kueueConfigurationOf(rendered) };

describeOnCluster('the small site on fake nodes', options, (use) => {
  let cluster: Cluster;

  /** Runs a gang, says where, and takes it away again. */
  const placesOf = async (gang: Gang): Promise<NodePlace[]> => {
    await submit(cluster.api, gang);
    const names = await nodesOfGang(cluster.api, gang);
    judged(judgeOf('kueue'));
    await remove(cluster.api, gang);
    return names.map((name) => found(places.get(name)));
  };

  const whyWaits = async (gang: Gang, said: string): Promise<string> => {
    await submit(cluster.api, gang);
    const reason = await reasonOfWait(cluster.api, gang, said);
    judged(judgeOf('kueue'));
    await remove(cluster.api, gang);
    return reason;
  };

  beforeAll(async () => {
    cluster = use();
    for (const layer of rendered.layers) {
      const refused = (await applyLayer(cluster.api, layer)).filter(({ refusal }) => refusal !== undefined);
      expect(refused, layer.name).toEqual([]);
    }
    const nodes = siteNodes(site);
    await makeFakeNodes(cluster.api, nodes);
    await Promise.all(nodes.map(({ name }) => cluster.api.apply(nodeFeatureOf(name))));
    // NFD writes labels first and the taint a moment later.
    await vi.waitFor(async () => {
      const known = await cluster.api.list({ apiVersion: 'v1', kind: 'Node' }, { selector: labels.pool });
      expect(known.filter(({ spec }) => (spec as { taints?: unknown }).taints !== undefined)).toHaveLength(places.size);
    }, eventually);
  });
  afterAll(() => console.log('highest memory, MiB:', JSON.stringify(cluster?.memory())));

  test('NFD says of every node where its name says that it stands, and taints it for its pool', async () => {
    const nodes = await cluster.api.list({ apiVersion: 'v1', kind: 'Node' }, { selector: labels.pool });
    for (const { metadata, spec } of nodes) {
      const place = found(places.get(metadata.name));
      const row = `${place.hallId}-${place.rowId}`;
      expect(metadata.labels).toMatchObject({
        [labels.pool]: place.poolId,
        [labels.hall]: place.hallId,
        [labels.row]: row,
        [labels.unit]: `${place.poolId}-${place.hallId}-u${place.unit}`,
        [labels.rack]: `${row}-r${place.rack}`,
        [labels.fabric]: fabric.id,
      });
      expect((spec as { taints: unknown }).taints).toEqual([
        { key: labels.pool, value: place.poolId, effect: 'NoSchedule' },
      ]);
      judged(judgeOf('nfd-master'));
    }
    expect(nodes).toHaveLength(places.size);
  });

  test.for([
    { gpus: 8, pods: 2 },
    { gpus: 64, pods: 16 },
    { gpus: 72, pods: 18 },
  ])('$gpus GPUs that must stay in one rack do', async ({ gpus, pods }) => {
    const there = await placesOf(training(`rack-of-${gpus}`, pods, required(labels.rack)));
    expect(there).toHaveLength(pods);
    expect(distinct(there, ({ rack }) => rack)).toBe(1);
  });

  test('a gang that must stay in one unit and fills it does', async () => {
    const there = await placesOf(training('unit', fabric.nodesPerUnit, required(labels.unit)));
    expect(distinct(there, ({ name }) => name)).toBe(72);
    expect(distinct(there, ({ unit }) => unit)).toBe(1);
  });

  test('a gang larger than a rack or a unit waits where it must stay in one, and Kueue says why', async () => {
    await whyWaits(training('over-rack', 19, required(labels.rack)), 'allows to fit only 18 out of 19 pod(s)');
    await whyWaits(training('over-unit', 73, required(labels.unit)), 'allows to fit only 72 out of 73 pod(s)');
  });

  test('a gang that asks for more huge pages than any node has waits, though no quota counts them', async () => {
    const gang = training('huge-pages', 1);
    const asks = { ...tray, cpu: '1', memory: '1Gi', 'hugepages-2Mi': '128Gi' };
    await whyWaits({ ...gang, asks }, `excluded: resource "hugepages-2Mi": ${train.nodes}`);
  });

  test('a gang larger than a unit that would rather stay in one spreads over two', async () => {
    const there = await placesOf(training('spread', 80, preferred(labels.unit)));
    expect(distinct(there, ({ unit }) => unit)).toBe(2);
  });

  test('a gang that would rather stay in one unit, and fits, does', async () => {
    const there = await placesOf(training('together', 40, preferred(labels.unit)));
    expect(distinct(there, ({ unit }) => unit)).toBe(1);
  });

  test('a tenant runs as much as it has, and no node more', async () => {
    const [{ nodes, gpus }] = [found(meridian.claims[0])];
    expect(await placesOf(training('all', nodes))).toHaveLength(nodes);
    const beyond = gpus + train.gpusPerNode;
    const reason = await whyWaits(training('more', nodes + 1), `maximum capacity (${gpus})`);
    expect(reason).toContain(`current podset request (${beyond})`);
  });

  test('a tenant gets no place in a pool or queue that is not its own', async () => {
    const other = { ...training('other-pool', 1), queue: rental.id };
    await expect(submit(cluster.api, other)).rejects.toThrow('must name a queue of the tenant');
    const elsewhere = { ...training('elsewhere', 1), tenant: market.id };
    await expect(cluster.api.as('ada', [meridian.id]).create(gangJob(elsewhere))).rejects.toThrow('cannot create');
    const unqueued = gangJob(training('unqueued', 1));
    const { labels: _, ...metadata } = unqueued.metadata;
    await expect(cluster.api.as('ada', [meridian.id]).create({ ...unqueued, metadata })).rejects.toThrow(
      'must name a queue of the tenant',
    );
  });

  test('Kueue lets no other namespace into the queue of a tenant, whoever writes a way there', async () => {
    const namespace = await cluster.namespace('stranger', { [labels.tenant]: 'stranger' });
    await cluster.api.apply({
      apiVersion: 'kueue.x-k8s.io/v1beta2',
      kind: 'LocalQueue',
      metadata: { name: train.id, namespace },
      spec: { clusterQueue: clusterQueueName(meridian, train) },
    } as Parameters<typeof cluster.api.apply>[0]);
    const gang = { ...training('stolen', 1), tenant: namespace };
    await cluster.api.create(gangJob(gang));
    await reasonOfWait(cluster.api, gang, "doesn't match ClusterQueue selector");
    judged(judgeOf('kueue'));
    await remove(cluster.api, gang);
  });

  test('a tenant borrows as far as the site file says, and gives back what its owner wants', async () => {
    const claim = found(market.claims.find(({ pool }) => pool === train));
    const most = (claim.gpus + claim.borrowsGpus) / train.gpusPerNode;
    await whyWaits(training('too-much', most + 1, {}, market), 'insufficient');
    const borrower = training('borrower', most, {}, market);
    await submit(cluster.api, borrower);
    expect(await nodesOfGang(cluster.api, borrower)).toHaveLength(most);
    const owner = training('owner', found(meridian.claims[0]).nodes);
    await submit(cluster.api, owner);
    expect(await nodesOfGang(cluster.api, owner)).toHaveLength(owner.pods);
    await drained(cluster.api, borrower);
    judged(judgeOf('kueue'));
    await remove(cluster.api, borrower, owner);
  });

  test('curtailment drains the queues of the ladder in its order and only them, and lifting it restores them', async () => {
    const [profile = ''] = Object.keys(migInstances(rental));
    const rungs = new Map<string, Gang>([
      [
        clusterQueueName(market, rental),
        { ...training('rented', 8, {}, market), queue: rental.id, asks: { [`nvidia.com/mig-${profile}`]: '1' } },
      ],
      [clusterQueueName(market, train), training('flexible', 54, {}, market)],
    ]);
    const firm = training('firm', 72, required(labels.unit));
    const all = [...rungs.values(), firm];
    for (const gang of all) await submit(cluster.api, gang);
    const before = await nodesOfGang(cluster.api, firm);
    for (const gang of all) await nodesOfGang(cluster.api, gang);

    const ladder = site.ladder.filter(({ claim }) => claim !== undefined).map(({ name }) => name);
    expect(ladder).toEqual([...rungs.keys()]);
    for (const [step, queue] of ladder.entries()) {
      await setStopPolicy(cluster.api, queue, 'HoldAndDrain');
      await drained(cluster.api, found(rungs.get(queue)));
      for (const later of ladder.slice(step + 1)) await nodesOfGang(cluster.api, found(rungs.get(later)));
      expect((await nodesOfGang(cluster.api, firm)).sort()).toEqual([...before].sort());
      judged(judgeOf('kueue'));
    }
    for (const queue of ladder.toReversed()) {
      await setStopPolicy(cluster.api, queue, 'None');
      const gang = found(rungs.get(queue));
      expect(await nodesOfGang(cluster.api, gang)).toHaveLength(gang.pods);
    }
    await remove(cluster.api, ...all);
  });
});

function distinct(places: readonly NodePlace[], by: (place: NodePlace) => unknown): number {
  return new Set(places.map(by)).size;
}
