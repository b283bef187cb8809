import { afterAll, beforeAll, expect, test } from 'vitest';
import { clusterQueueName, gpuResource, labelsOf, networkResource } from '../../constructs/names.ts';
import {
  fabricOf,
  migInstances,
  type NodePlace,
  namedInterfaces,
  nodesOf,
  type Pool,
  type Tenant,
} from '../../site/model/index.ts';
import { kW } from '../../site/units/index.ts';
import { found, poolOf, tenantOf } from '../constructs/sites.ts';
import { judged } from './judges.ts';
import type { Api } from './kubernetes/api.ts';
import { type Cluster, describeOnCluster } from './kubernetes/cluster.ts';
import { failNode, mendNode } from './kubernetes/fake-nodes.ts';
import { judgeOf } from './kubernetes/programs.ts';
import { domainKind, testNvlinkDomainJobs } from './nvlink-domain-jobs.ts';
import { optionsFor, populate } from './populated-cluster.ts';
import { placing, renderedOf } from './rendered-site.ts';
import { smallSite } from './small-site.ts';
import {
  drained,
  type Gang,
  gangJob,
  movedFrom,
  nodesFor,
  nodesOfGang,
  reasonOfWait,
  remove,
  setStopPolicy,
  submit,
  whyWaits,
  workingNodes,
} from './tenant-jobs.ts';

const site = smallSite();
const rendered = placing(renderedOf(site));
const labels = labelsOf(site);
const train = poolOf(site, 'train');
const rental = poolOf(site, 'rental');
const servers = poolOf(site, 'servers');
const meridian = tenantOf(site, 'meridian');
const market = tenantOf(site, 'open-market');
const atelier = tenantOf(site, 'atelier');
const fabric = found(fabricOf(site, train));

const places = new Map(site.pools.flatMap((pool) => [...nodesOf(site, pool)]).map((place) => [place.name, place]));

/** A whole compute tray with a function of each of its rails. */
const tray = {
  [gpuResource(train)]: `${train.gpusPerNode}`,
  ...eachNetwork(train),
};

const required = (label: string) => ({ 'kueue.x-k8s.io/podset-required-topology': label });
const preferred = (label: string) => ({ 'kueue.x-k8s.io/podset-preferred-topology': label });

const training = (name: string, pods: number, topology: Gang['topology'] = {}, tenant = meridian): Gang => ({
  name,
  tenant,
  pool: train,
  pods,
  asks: tray,
  topology,
});

/** A gang on whole servers. */
const serving = (name: string, pods: number, tenant = meridian): Gang => ({
  name,
  tenant,
  pool: servers,
  pods,
  asks: { [gpuResource(servers)]: `${servers.gpusPerNode}` },
});

describeOnCluster('the small site on fake nodes', optionsFor(rendered, [domainKind]), (use) => {
  let cluster: Cluster;

  /** Where a gang runs that is taken away again. */
  const placesOf = async (gang: Gang): Promise<NodePlace[]> =>
    (await nodesFor(cluster.api, gang)).map((name) => found(places.get(name)));

  beforeAll(async () => {
    cluster = use();
    await populate(cluster, rendered);
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
        [labels.rack]: `${row}-r${place.rack}`,
        ...(place.poolId === servers.id
          ? {}
          : {
              [labels.unit]: `${place.poolId}-${place.hallId}-u${place.unit}`,
              [labels.fabric]: fabricOf(site, poolOf(site, place.poolId))?.id,
            }),
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
    await whyWaits(
      cluster.api,
      training('over-rack', 19, required(labels.rack)),
      'allows to fit only 18 out of 19 pod(s)',
    );
    await whyWaits(
      cluster.api,
      training('over-unit', 73, required(labels.unit)),
      'allows to fit only 72 out of 73 pod(s)',
    );
  });

  test('a gang that asks for more huge pages than any node has waits, though no quota counts them', async () => {
    const gang = training('huge-pages', 1);
    const asks = { ...tray, cpu: '1', memory: '1Gi', 'hugepages-2Mi': '128Gi' };
    await whyWaits(cluster.api, { ...gang, asks }, `excluded: resource "hugepages-2Mi": ${train.nodes}`);
  });

  test('a gang larger than a rack that would rather stay in one unit, and fits, does', async () => {
    const there = await placesOf(training('together', 20, preferred(labels.unit)));
    expect(distinct(there, ({ unit }) => unit)).toBe(1);
  });

  test('a tenant runs as much as it has, and no node more', async () => {
    const { nodes, gpus } = claimOf(meridian);
    expect(await placesOf(serving('all', nodes))).toHaveLength(nodes);
    const beyond = gpus + servers.gpusPerNode;
    const reason = await whyWaits(cluster.api, serving('more', nodes + 1), `maximum capacity (${gpus})`);
    expect(reason).toContain(`current podset request (${beyond})`);
  });

  test('a pod has one interface of each plane of a server, so that a server has one such pod, and its queue says for which plane more wait', async () => {
    const [profile = ''] = Object.keys(migInstances(rental));
    const networks = namedInterfaces(found(fabricOf(site, rental)), rental);
    expect(new Set(networks.map(({ network }) => network.place.replace(/^rail\d+-/, '')))).toEqual(
      new Set(['plane0', 'plane1']),
    );
    const asks = { [`nvidia.com/mig-${profile}`]: '1', ...eachNetwork(rental) };
    const gang = (pods: number): Gang => ({ ...training(`planes-${pods}`, pods, {}, market), pool: rental, asks });
    const there = await placesOf(gang(rental.nodes));
    expect(distinct(there, ({ name }) => name)).toBe(rental.nodes);
    const reason = await whyWaits(cluster.api, gang(rental.nodes + 1), `maximum capacity (${rental.nodes})`);
    expect(reason).toContain('nvidia.com/eth_rail0_plane');
  });

  test('a tenant gets no place in a pool or queue that is not its own', async () => {
    const other = { ...training('other-pool', 1), pool: rental };
    await expect(submit(cluster.api, other)).rejects.toThrow('must name a queue of the tenant');
    const elsewhere = { ...training('elsewhere', 1), tenant: market };
    await expect(cluster.api.as('ada', [meridian.id]).create(gangJob(elsewhere))).rejects.toThrow('cannot create');
    const unqueued = gangJob(training('unqueued', 1));
    const { labels: _, ...metadata } = unqueued.metadata;
    await expect(cluster.api.as('ada', [meridian.id]).create({ ...unqueued, metadata })).rejects.toThrow(
      'must name a queue of the tenant: train',
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
    const gang = { ...training('stolen', 1), tenant: { ...meridian, id: namespace } };
    await cluster.api.create(gangJob(gang));
    await reasonOfWait(cluster.api, gang, "doesn't match ClusterQueue selector");
    judged(judgeOf('kueue'));
    await remove(cluster.api, gang);
  });

  test('a tenant borrows as far as the site file says, and gives back what its owner wants', async () => {
    const claim = claimOf(market);
    const most = (claim.gpus + claim.borrowsGpus) / servers.gpusPerNode;
    await whyWaits(cluster.api, serving('too-much', most + 1, market), 'insufficient');
    const borrower = serving('borrower', most, market);
    await submit(cluster.api, borrower);
    expect(await nodesOfGang(cluster.api, borrower)).toHaveLength(most);
    const owner = serving('owner', claimOf(meridian).nodes);
    await submit(cluster.api, owner);
    expect(await nodesOfGang(cluster.api, owner)).toHaveLength(owner.pods);
    await drained(cluster.api, borrower);
    judged(judgeOf('kueue'));
    await remove(cluster.api, borrower, owner);
  });

  test('what is lent goes to the higher priority first, and is never taken from an owner', async () => {
    const own = serving('own', 3);
    const low = serving('low', 3, market);
    const borrowed = serving('borrowed', 2, market);
    for (const gang of [own, low, borrowed]) {
      await submit(cluster.api, gang);
      await nodesOfGang(cluster.api, gang);
    }
    const ownNodes = await nodesOfGang(cluster.api, own);
    const high = serving('high', 2, atelier);
    await submit(cluster.api, high);
    expect(await nodesOfGang(cluster.api, high)).toHaveLength(high.pods);
    await drained(cluster.api, borrowed);
    await reasonOfWait(cluster.api, borrowed, 'insufficient unused quota');
    expect((await nodesOfGang(cluster.api, own)).sort()).toEqual(ownNodes.sort());
    await nodesOfGang(cluster.api, low);
    judged(judgeOf('kueue'));
    await remove(cluster.api, borrowed, high, low, own);
  });

  test('an owner takes back from the lowest priority first, however new the others are', async () => {
    const low = serving('low-first', 4, market);
    const high = serving('high-later', 2, atelier);
    const own = [2, 1, 1].map((nodes, index) => serving(`own-${index}`, nodes));
    for (const gang of [low, high, ...own]) {
      await submit(cluster.api, gang);
      await nodesOfGang(cluster.api, gang);
    }
    await drained(cluster.api, low);
    expect(await nodesOfGang(cluster.api, high)).toHaveLength(high.pods);
    judged(judgeOf('kueue'));
    await remove(cluster.api, low, high, ...own);
  });

  test('the place of a node that is lost goes to a spare of the same rack', async () => {
    const gang = { ...training('one-lost', 17, required(labels.rack)), staysSeconds: 1 };
    await submit(cluster.api, gang);
    const before = await nodesOfGang(cluster.api, gang);
    const lost = found(before[0]);
    await failNode(cluster.api, lost);
    const after = await movedFrom(cluster.api, gang, lost);
    expect(after.filter((name) => before.includes(name))).toHaveLength(16);
    const rack = found(places.get(lost)).rack;
    expect(after.map((name) => places.get(name)?.rack)).toEqual(after.map(() => rack));
    judged(judgeOf('kueue'));
    await remove(cluster.api, gang);
    await mendNode(cluster.api, lost);
  });

  test('a gang whose rack has no spare for a lost node moves to another rack whole', async () => {
    const gang = { ...training('rack-lost', 18, required(labels.rack)), staysSeconds: 1 };
    await submit(cluster.api, gang);
    const before = await nodesOfGang(cluster.api, gang);
    const lost = found(before[0]);
    await failNode(cluster.api, lost);
    const after = await movedFrom(cluster.api, gang, lost);
    expect(after.filter((name) => before.includes(name))).toEqual([]);
    expect(
      distinct(
        after.map((name) => found(places.get(name))),
        ({ rack }) => rack,
      ),
    ).toBe(1);
    judged(judgeOf('kueue'));
    await remove(cluster.api, gang);
    await mendNode(cluster.api, lost);
  });

  test('curtailment drains the queues of the ladder in its order and only them, and lifting it restores them', async () => {
    const instances = Object.fromEntries(
      Object.entries(migInstances(rental)).map(([profile, each]) => [
        `nvidia.com/mig-${profile}`,
        `${each * rental.gpusPerNode}`,
      ]),
    );
    const wholeNode = { ...instances, ...eachNetwork(rental) };
    const rungs = new Map<string, Gang>([
      [
        clusterQueueName(market, rental),
        { ...training('rented', rental.nodes, {}, market), pool: rental, asks: wholeNode },
      ],
      [clusterQueueName(market, train), training('flexible', train.nodesPerRack, {}, market)],
    ]);
    const firm = training('firm', train.nodesPerRack, required(labels.rack));
    const all = [...rungs.values(), firm];
    for (const gang of all) await submit(cluster.api, gang);
    const before = await nodesOfGang(cluster.api, firm);
    for (const gang of all) await nodesOfGang(cluster.api, gang);

    const ladder = site.ladder.filter(({ claim }) => claim !== undefined).map(({ name }) => name);
    expect(ladder).toEqual([...rungs.keys()]);
    const whole = await facilityLoad(cluster.api);
    let load = whole;
    expect(load).toBeGreaterThan(0);
    for (const [step, queue] of ladder.entries()) {
      await setStopPolicy(cluster.api, queue, 'HoldAndDrain');
      await drained(cluster.api, found(rungs.get(queue)));
      const left = await facilityLoad(cluster.api);
      const rung = found(site.ladder.find(({ name }) => name === queue));
      const promised = rung.shedIn(site.final).in(kW);
      // A queue can be stopped and no GPU can be capped from here: a rung that promises a cap gives more.
      if (rung.by === 'cap') expect(load - left).toBeGreaterThan(promised);
      else expect(load - left).toBeCloseTo(promised, 6);
      load = left;
      for (const later of ladder.slice(step + 1)) await nodesOfGang(cluster.api, found(rungs.get(later)));
      expect((await nodesOfGang(cluster.api, firm)).sort()).toEqual([...before].sort());
      judged(judgeOf('kueue'));
    }
    for (const queue of ladder.toReversed()) {
      await setStopPolicy(cluster.api, queue, 'None');
      const gang = found(rungs.get(queue));
      expect(await nodesOfGang(cluster.api, gang)).toHaveLength(gang.pods);
    }
    expect(await facilityLoad(cluster.api)).toBeCloseTo(whole, 6);
    await remove(cluster.api, ...all);
  });

  testNvlinkDomainJobs(use, site);
});

/**
 * What the facility draws for the GPU racks, in kW: a node that works draws its part of its rack, one that stands by
 * its part of the idle draw, where that is known. The same figures as `check`; what is counted is what really runs.
 */
async function facilityLoad(api: Api): Promise<number> {
  const working = new Set(await workingNodes(api));
  return [...places.values()].reduce((sum, { name, poolId }) => {
    const pool = poolOf(site, poolId);
    const rack = working.has(name) ? pool.rackDraw : (pool.spec.idle ?? kW(0));
    return sum + (rack.in(kW) / pool.nodesPerRack) * site.spec.site.designPue;
  }, 0);
}

/** An interface of each rail, or of each plane of it, that the nodes of a pool have. */
function eachNetwork(pool: Pool): Record<string, string> {
  const networks = namedInterfaces(found(fabricOf(site, pool)), pool);
  return Object.fromEntries(networks.map(({ network }) => [networkResource(network), '1']));
}

/** What a tenant has of the servers. */
function claimOf({ claims }: Tenant) {
  return found(claims.find(({ pool }) => pool === servers));
}

function distinct(places: readonly NodePlace[], by: (place: NodePlace) => unknown): number {
  return new Set(places.map(by)).size;
}
