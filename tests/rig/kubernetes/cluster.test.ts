import { beforeAll, expect, test, vi } from 'vitest';
import { nodeRule } from '../../../constructs/gpu/node-identity.ts';
import { labelsOf } from '../../../constructs/names.ts';
import { nodesOf } from '../../../site/model/index.ts';
import { found, poolOf, siteWith } from '../../constructs/sites.ts';
import { withAndWithout } from '../../exports/renamed-hosts.ts';
import { readCrds } from '../crds/facts.ts';
import { kubectlJudge } from '../helm.ts';
import type { LiveObject } from './api.ts';
import { type Cluster, describeOnCluster, describeOnSharedCluster } from './cluster.ts';
import { conditionOf } from './condition.ts';
import { makeFakeNodes } from './fake-nodes.ts';
import { nodeFeatureOf } from './node-feature-discovery.ts';

const site = siteWith();
const train = poolOf(site, 'train');
const nodes = [...nodesOf(site, train)];
const first = found(nodes[0]);
const second = found(nodes[1]);

const QUEUES = 'kueue.x-k8s.io/v1beta2';

/** A busy machine takes long; no test is about time. */
const eventually = { timeout: 60_000, interval: 100 };

const gpuPod = (name: string, namespace: string, gpus: number) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, namespace },
  spec: {
    containers: [{ name: 'main', image: 'none.invalid/none', resources: { limits: { 'nvidia.com/gpu': `${gpus}` } } }],
  },
});

const clusterQueue = (spec: object) => ({
  apiVersion: QUEUES,
  kind: 'ClusterQueue',
  metadata: { name: 'lab' },
  spec: {
    namespaceSelector: {},
    resourceGroups: [
      {
        coveredResources: ['nvidia.com/gpu'],
        flavors: [{ name: 'gpu', resources: [{ name: 'nvidia.com/gpu', nominalQuota: 8 }] }],
      },
    ],
    ...spec,
  },
});

const parts = ['kube-controller-manager', 'kube-scheduler', 'kwok', 'kueue', 'nfd-master'] as const;

describeOnSharedCluster('an API server of plain processes', (cluster) => {
  test('serves every kind of which there are facts', async () => {
    const crds = readCrds();
    expect(crds.length).toBeGreaterThan(50);
    const there = await cluster().api.list({
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
    });
    const established = there.filter((crd) => conditionOf(crd, 'Established')?.status === 'True');
    expect(established.map(({ metadata }) => metadata.name).sort()).toEqual(
      crds.map(({ metadata }) => metadata.name).sort(),
    );
  });

  test('takes kinds again without a change', async () => {
    const crds = readCrds(['kueue']);
    expect(crds.length).toBeGreaterThan(5);
    const before = await Promise.all(crds.map((crd) => cluster().api.get(crd)));
    const after = await Promise.all(crds.map((crd) => cluster().api.apply(crd)));
    expect(after.map(version)).toEqual(before.map(version));
  });
});

const components = ['jobset', 'kueue', 'node-feature-discovery'] as const;

describeOnCluster('a cluster of plain processes', { parts, components }, (use) => {
  let cluster: Cluster;
  beforeAll(async () => {
    cluster = use();
    const capacity = { 'nvidia.com/gpu': '8' };
    await makeFakeNodes(
      cluster.api,
      [first, second].map(({ name }) => ({ name, capacity })),
    );
  });

  test.skipIf('missing' in kubectlJudge)('answers kubectl', async () => {
    const { code, stdout } = await cluster.kubectl(['get', 'nodes', '--output=name']);
    expect(code).toBe(0);
    expect(stdout).toContain(`node/${first.name}`);
  });

  test('takes a queue, and refuses one with a field that Kueue does not have', async () => {
    const dryRun = { dryRun: true };
    await expect(cluster.api.apply(clusterQueue({}), dryRun)).resolves.toMatchObject({ metadata: { name: 'lab' } });
    await expect(cluster.api.apply(clusterQueue({ cohort: 'site' }), dryRun)).rejects.toThrow('.spec.cohort');
    await expect(cluster.api.apply(clusterQueue({ stopPolicy: 'Perhaps' }), dryRun)).rejects.toThrow('Perhaps');
  });

  test('refuses a privileged pod where Pod Security is restricted', async () => {
    const namespace = await cluster.namespace('restricted', { 'pod-security.kubernetes.io/enforce': 'restricted' });
    const pod = gpuPod('privileged', namespace, 1);
    const [container] = pod.spec.containers;
    const privileged = { ...pod, spec: { containers: [{ ...container, securityContext: { privileged: true } }] } };
    await expect(cluster.api.create(privileged)).rejects.toThrow('violates PodSecurity "restricted:latest"');
  });

  test('refuses the ninth GPU of eight', async () => {
    const namespace = await cluster.namespace('quota');
    const quota = {
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: 'gpus', namespace },
      spec: { hard: { 'requests.nvidia.com/gpu': '8' } },
    };
    await cluster.api.apply(quota);
    await vi.waitFor(async () => {
      expect(await cluster.api.get(quota)).toMatchObject({ status: { hard: quota.spec.hard } });
    }, eventually);
    await cluster.api.create(gpuPod('eight', namespace, 8));
    await expect(cluster.api.create(gpuPod('ninth', namespace, 1))).rejects.toThrow('exceeded quota: gpus');
  });

  test('has somebody else refused what that one may not', async () => {
    const namespace = await cluster.namespace('elsewhere');
    const stranger = cluster.api.as('stranger', ['lab']);
    await expect(stranger.create(gpuPod('one', namespace, 1))).rejects.toThrow(
      'User "stranger" cannot create resource',
    );
  });

  test('makes fake nodes ready, and runs what is scheduled to them', async () => {
    await vi.waitFor(async () => {
      const nodes = await cluster.api.list({ apiVersion: 'v1', kind: 'Node' });
      const ready = nodes.filter((node) => conditionOf(node, 'Ready')?.status === 'True');
      expect(ready).toHaveLength(2);
    }, eventually);
    const namespace = await cluster.namespace('running');
    const pod = gpuPod('one', namespace, 8);
    await cluster.api.create(pod);
    await vi.waitFor(async () => {
      expect(await cluster.api.get(pod)).toMatchObject({ status: { phase: 'Running' } });
    }, eventually);
    await cluster.api.delete(pod);
  });

  test('has Kueue admit a job that fits, and hold back one that does not', async () => {
    const namespace = await cluster.namespace('queued');
    for (const object of [
      { apiVersion: QUEUES, kind: 'ResourceFlavor', metadata: { name: 'gpu' }, spec: {} },
      clusterQueue({}),
      { apiVersion: QUEUES, kind: 'LocalQueue', metadata: { name: 'lab', namespace }, spec: { clusterQueue: 'lab' } },
    ]) {
      await cluster.api.apply(object);
    }
    const job = (name: string, gpus: number) => ({
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { name, namespace, labels: { 'kueue.x-k8s.io/queue-name': 'lab' } },
      spec: {
        template: {
          metadata: { annotations: { 'rig.afterhash.io/runs-for': '100ms' } },
          spec: { ...gpuPod(name, namespace, gpus).spec, restartPolicy: 'Never' },
        },
      },
    });
    const held = await cluster.api.create(job('nine', 9));
    expect(held).toMatchObject({ spec: { suspend: true } });
    await cluster.api.create(job('four', 4));
    await vi.waitFor(async () => {
      expect(await cluster.api.get(job('four', 4))).toMatchObject({ status: { succeeded: 1 } });
      const workloads = await cluster.api.list({ apiVersion: QUEUES, kind: 'Workload' }, { namespace });
      const pending = workloads.find(({ metadata }) => metadata.name.startsWith('job-nine-'));
      expect(pending && conditionOf(pending, 'QuotaReserved')).toMatchObject({
        status: 'False',
        message: expect.stringContaining('insufficient quota for nvidia.com/gpu'),
      });
    }, eventually);
  });

  test('has NFD say where a node stands, by our rule over its name', async () => {
    await cluster.api.apply(nodeRule(site, train));
    await cluster.api.apply(nodeFeatureOf(first.name));
    const labels = labelsOf(site);
    await vi.waitFor(async () => {
      const node = await cluster.api.get({ apiVersion: 'v1', kind: 'Node', metadata: { name: first.name } });
      expect(node).toMatchObject({
        metadata: { labels: { [labels.pool]: train.id, [labels.hall]: first.hallId } },
        spec: { taints: expect.arrayContaining([{ key: labels.pool, value: train.id, effect: 'NoSchedule' }]) },
      });
    }, eventually);
  });

  test('has NFD give a host of any name the labels and taints of its place, by the inventory of its pool', async () => {
    const { placed, listed } = withAndWithout(
      (data) => {
        Object.assign(data.pools.rental, { spares: 2, sparesHeld: 'by-taint' });
        data.cluster.scheduling = { levels: ['hall', 'power', 'block', 'unit', 'rack'] };
        data.cluster.topologyLabels = ['topograph'];
      },
      (pool) => (i) => `${pool === 'train' ? 'x' : 'gpu-a'}${String(i).padStart(4, '0')}.dc1`,
      (pool) => (i) => `${pool.toUpperCase()}_${i}`,
    );
    const pairs = placed.pools.flatMap((pool, p) => {
      const byName = [...nodesOf(placed, pool)];
      const byList = [...nodesOf(listed, found(listed.pools[p]))];
      // All of a pool of servers; of racks one that is in the first phase, one that two units share, and the last.
      const picked = (i: number) => pool.id === 'rental' || i < 2 || (i >= 54 && i < 90) || i >= byName.length - 2;
      return byName.map((one, i) => [one, found(byList[i])] as const).filter((_, i) => picked(i));
    });
    for (const pool of placed.pools) await cluster.api.apply(nodeRule(placed, pool));
    for (const pool of listed.pools) {
      const rule = nodeRule(listed, pool);
      // Under another name, so that both kinds of names are there at once.
      await cluster.api.apply({ ...rule, metadata: { name: `listed-${pool.id}` } });
    }
    const names = pairs.flatMap((pair) => pair.map(({ name }) => name));
    const others = names.filter((name) => name !== first.name && name !== second.name);
    await makeFakeNodes(
      cluster.api,
      others.map((name) => ({ name })),
    );
    await Promise.all(names.map((name) => cluster.api.apply(nodeFeatureOf(name))));
    const { pool, serial } = labelsOf(placed);
    const said = async () => {
      const nodes = await cluster.api.list({ apiVersion: 'v1', kind: 'Node' }, { selector: pool });
      return new Map(nodes.map((node) => [node.metadata.name, saidOfNode(node)]));
    };
    await vi.waitFor(
      async () => {
        const nodes = await said();
        for (const [byName, byList] of pairs) {
          const { labels, taints } = found(nodes.get(byName.name));
          expect(Object.keys(labels).length).toBeGreaterThan(10);
          expect(taints.length).toBeGreaterThan(0);
          expect(nodes.get(byList.name)).toEqual({ labels: { ...labels, [serial]: byList.serial }, taints });
        }
      },
      { ...eventually, timeout: 120_000 },
    );
  }, 180_000);
});

/** What NFD makes of a node: not what the API server and the node itself say. */
function saidOfNode({ metadata, spec }: LiveObject) {
  const labels = Object.entries(metadata.labels ?? {}).filter(([key]) => !/(^|\.)kubernetes\.io\//.test(key));
  const { taints = [] } = spec as { taints?: readonly { key: string; value?: string; effect: string }[] };
  return {
    labels: Object.fromEntries(labels),
    taints: taints
      .filter(({ key }) => !key.includes('kubernetes.io/'))
      .map(({ key, value, effect }) => `${key}=${value}:${effect}`)
      .sort(),
  };
}

function version({ metadata }: { metadata: { resourceVersion: string } }): string {
  return metadata.resourceVersion;
}
