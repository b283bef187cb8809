import { describe, expect, it } from 'vitest';
import { clusterQueueName } from '../../../constructs/names.ts';
import { flavorName } from '../../../constructs/scheduling/pool-flavor.ts';
import { quotasOf } from '../../../constructs/scheduling/quotas.ts';
import { SiteScheduling } from '../../../constructs/scheduling/site-scheduling.ts';
import { TenantQueues } from '../../../constructs/scheduling/tenant-queues.ts';
import type { Site } from '../../../site/model/index.ts';
import { found, labStack, poolOf, type SiteData, siteWith, tenantOf } from '../sites.ts';

const site = siteWith();

function scheduling(of: Site): SiteData[] {
  return [...new SiteScheduling(labStack(), 'scheduling', { site: of }).objects];
}

const kindOf = (objects: SiteData[], kind: string): SiteData[] => objects.filter((object) => object.kind === kind);

function queue(of: Site, tenant: string, pool: string): SiteData {
  const { objects } = new TenantQueues(labStack(), 'queues', { site: of, tenant: tenantOf(of, tenant) });
  return found(objects.find(({ kind, metadata }) => kind === 'ClusterQueue' && metadata.name === `${tenant}.${pool}`));
}

function quota(of: Site, tenant: string, pool: string): Record<string, SiteData> {
  const [group] = queue(of, tenant, pool).spec.resourceGroups;
  const entries = group.flavors[0].resources.map((resource: SiteData) => [resource.name, resource]);
  expect(group.coveredResources).toEqual(entries.map(([name]: [string]) => name));
  return Object.fromEntries(entries);
}

describe('what queues stand on', () => {
  it('is a tree of hall, unit, rack and node for each fabric', () => {
    const [topology] = kindOf(scheduling(site), 'Topology');
    expect(topology.spec.levels.map(({ nodeLabel }: SiteData) => nodeLabel)).toEqual([
      'afterhash.io/hall',
      'afterhash.io/unit',
      'afterhash.io/rack',
      'kubernetes.io/hostname',
    ]);
  });

  it('is a tree of the building for pools on no fabric, or Kueue would let in by quota what fits on no node', () => {
    const loose = siteWith((data) => {
      delete data.pools.rental.fabric;
      data.cluster.scheduling = { levels: ['hall', 'power', 'block', 'unit', 'rack'] };
    });
    const [, building] = kindOf(scheduling(loose), 'Topology');
    expect(building.spec.levels.map(({ nodeLabel }: SiteData) => nodeLabel)).toEqual([
      'afterhash.io/hall',
      'afterhash.io/power',
      'afterhash.io/rack',
      'kubernetes.io/hostname',
    ]);
    const [rental] = kindOf(scheduling(loose), 'ResourceFlavor');
    expect(rental.spec.topologyName).toBe(building.metadata.name);
    expect(kindOf(scheduling(site), 'Topology')).toHaveLength(1);
  });

  it('is no tree where GPUs are claimed: Kueue counts them, and does not look for them on a node', () => {
    const claimed = siteWith((data) => {
      delete data.pools.rental.fabric;
      data.cluster.gpus = 'dra';
    });
    expect(kindOf(scheduling(claimed), 'Topology')).toHaveLength(1);
    expect(kindOf(scheduling(claimed), 'ResourceFlavor')[0].spec).not.toHaveProperty('topologyName');
  });

  it('is a flavor a pool, with the tolerance of its taint: Kueue looks before a webhook can add it', () => {
    const [rental] = kindOf(scheduling(site), 'ResourceFlavor');
    expect(rental.spec).toMatchObject({
      nodeLabels: { 'afterhash.io/pool': 'rental' },
      tolerations: [{ key: 'afterhash.io/pool', operator: 'Equal', value: 'rental', effect: 'NoSchedule' }],
      topologyName: kindOf(scheduling(site), 'Topology')[0].metadata.name,
    });
  });

  it('has other names when levels change, because neither a topology nor its flavors can be changed', () => {
    const renamed = siteWith((data) => {
      data.cluster.labels = 'gpu.columbia.example';
    });
    const names = (of: Site) =>
      scheduling(of)
        .filter(({ kind }) => kind === 'Topology' || kind === 'ResourceFlavor')
        .map(({ metadata }) => metadata.name);
    expect(names(renamed).filter((name) => names(site).includes(name))).toEqual([]);
    expect(names(renamed)).toHaveLength(names(site).length);
  });

  it('keeps its names when racks are added', () => {
    const larger = siteWith((data) => {
      data.halls['hall-1'].rows['row-(1..10)'].racks = 16;
    });
    expect(scheduling(larger)).toEqual(scheduling(site));
  });

  it('ranks priority first and a firm contract before a flexible one', () => {
    const ranks = siteWith((data) => {
      const { meridian } = data.tenants;
      meridian.pools.train = '10 racks';
      data.tenants['other-firm'] = { ...meridian, priority: 0, pkey: '0x0102' };
      data.tenants['last-one'] = { ...meridian, priority: -5, pkey: '0x0103' };
    });
    const classes = kindOf(scheduling(ranks), 'WorkloadPriorityClass').sort((a, b) => b.value - a.value);
    expect(classes.map(({ metadata }) => metadata.name)).toEqual(['firm-100', 'firm-0', 'flexible-0', 'firm-below-5']);
    expect(classes[0]).not.toHaveProperty('spec');
  });
});

describe('the queue of a tenant in a pool', () => {
  it('takes jobs from the namespace of the tenant alone', () => {
    const { spec } = queue(site, 'meridian', 'train');
    expect(spec.namespaceSelector).toEqual({ matchLabels: { 'afterhash.io/tenant': 'meridian' } });
    const { objects } = new TenantQueues(labStack(), 'queues', { site, tenant: tenantOf(site, 'meridian') });
    expect(objects.find(({ kind }) => kind === 'LocalQueue')).toMatchObject({
      metadata: { name: 'train', namespace: 'meridian' },
      spec: { clusterQueue: 'meridian.train' },
    });
  });

  it('is called as no other, whatever hyphens its tenant and pool have', () => {
    const pair = (tenant: string, pool: string) =>
      clusterQueueName({ ...tenantOf(site, 'meridian'), id: tenant }, { ...poolOf(site, 'train'), id: pool });
    expect(pair('a-b', 'c')).not.toBe(pair('a', 'b-c'));
  });

  it('has what was claimed, and borrows no more than was agreed', () => {
    const gpus = (tenant: string) => quota(site, tenant, 'train')['nvidia.com/gpu'];
    expect(gpus('meridian')).toMatchObject({ nominalQuota: '4608', borrowingLimit: '0' });
    expect(gpus('open-market')).toMatchObject({ nominalQuota: '1080', borrowingLimit: '576' });
  });

  it('covers everything that a pod can ask for: one kind that is missing, and the job waits for ever', () => {
    const rails = ['nvidia.com/ib_rail0', 'nvidia.com/ib_rail1', 'nvidia.com/ib_rail2', 'nvidia.com/ib_rail3'];
    expect(Object.keys(quota(site, 'meridian', 'train'))).toEqual([
      'cpu',
      'memory',
      'nvidia.com/gpu',
      ...rails,
      'nvidia.com/nvlink-channel',
    ]);
    const rental = Object.keys(quota(site, 'open-market', 'rental'));
    expect(rental.filter((name) => name.startsWith('nvidia.com/ib_'))).toHaveLength(8);
    const shared = siteWith((data) => {
      delete data.tenants.meridian.pkey;
    });
    expect(Object.keys(quota(shared, 'meridian', 'train'))).toEqual([
      'cpu',
      'memory',
      'nvidia.com/gpu',
      'rdma/hca_shared',
      'nvidia.com/nvlink-channel',
    ]);
  });

  it('has a channel of an NVLink domain for each of its nodes, where a rack is one', () => {
    expect(quota(site, 'open-market', 'train')['nvidia.com/nvlink-channel']).toEqual({
      name: 'nvidia.com/nvlink-channel',
      nominalQuota: '270',
      borrowingLimit: '144',
    });
    expect(quota(site, 'open-market', 'rental')).not.toHaveProperty('nvidia.com/nvlink-channel');
  });

  it('counts the instances of a pool that is cut, and no whole GPU: no node of it offers one', () => {
    expect(quota(site, 'open-market', 'rental')).toMatchObject({
      'nvidia.com/gpu': { nominalQuota: '0', borrowingLimit: '0' },
      'nvidia.com/mig-1g.34gb': { nominalQuota: '256' },
      'nvidia.com/mig-3g.135gb': { nominalQuota: '128' },
    });
  });

  it('never runs short of processors or memory before it runs short of GPUs', () => {
    const quotas = quotasOf(site, found(tenantOf(site, 'meridian').claims[0]));
    const nodes = 64 * poolOf(site, 'train').nodesPerRack;
    expect(quotas.slice(0, 2)).toEqual([
      { name: 'cpu', own: 4096 * nodes, borrowed: 0, unit: '' },
      { name: 'memory', own: 32 * nodes, borrowed: 0, unit: 'Ti' },
    ]);
  });

  it('takes back its own, and speaks the words of v1beta2', () => {
    expect(queue(site, 'meridian', 'train')).toMatchObject({
      apiVersion: 'kueue.x-k8s.io/v1beta2',
      spec: {
        cohortName: 'columbia-18',
        flavorFungibility: { whenCanBorrow: 'MayStopSearch', whenCanPreempt: 'TryNextFlavor' },
        preemption: { withinClusterQueue: 'LowerPriority', reclaimWithinCohort: 'Any' },
        stopPolicy: 'None',
      },
    });
  });

  it('names the flavor that the platform makes', () => {
    const [group] = queue(site, 'meridian', 'train').spec.resourceGroups;
    expect(group.flavors[0].name).toBe(flavorName(site, poolOf(site, 'train')));
    const made = kindOf(scheduling(site), 'ResourceFlavor').map(({ metadata }) => metadata.name);
    expect(made).toContain(group.flavors[0].name);
  });
});
