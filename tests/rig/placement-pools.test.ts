import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { SHARE_RESOURCE, sharesOf } from '../../constructs/gpu/gpu-shares.ts';
import { GPU_RESOURCES, labelsOf, networkResource } from '../../constructs/names.ts';
import { exampleSite } from '../../site/checks/example-site.ts';
import { fabricNetworks, nodesOf, type Pool } from '../../site/model/index.ts';
import { found, poolOf, tenantOf } from '../constructs/sites.ts';
import { siteOf } from '../site/checks/read-example.ts';
import { describeOnCluster } from './kubernetes/cluster.ts';
import { optionsFor, populate } from './populated-cluster.ts';
import { placing, renderedOf, renderSite } from './rendered-site.ts';
import { type Gang, nodesFor, whyWaits } from './tenant-jobs.ts';

const rental = placing(
  await renderSite(join(fileURLToPath(new URL('../../blueprints/gpu-rental', import.meta.url)), 'site.yaml')),
);

describeOnCluster('the pools of gpu-rental on fake nodes', optionsFor(rental), (use) => {
  const { site } = rental;
  const gang = (tenant: string, pool: string, pods: number, asks: Gang['asks']): Gang => ({
    name: `${pool}-${pods}`,
    tenant: tenantOf(site, tenant),
    pool: poolOf(site, pool),
    pods,
    asks,
  });
  const namesIn = (pool: string) => [...nodesOf(site, poolOf(site, pool))].map(({ name }) => name);

  beforeAll(() => populate(use(), rental));

  test('a GPU that is cut in seven gives seven instances, and the next one waits', async () => {
    const slices = poolOf(site, 'h100-slices');
    const instances = (each: number) => ({ 'nvidia.com/mig-1g.10gb': `${each}` });
    const nodes = await nodesFor(use().api, gang('walk-in', 'h100-slices', slices.gpus, instances(7)));
    expect(new Set(nodes)).toEqual(new Set(namesIn('h100-slices')));
    const all = slices.gpus * 7;
    await whyWaits(use().api, gang('walk-in', 'h100-slices', all + 1, instances(1)), `maximum capacity (${all})`);
  });

  test('nobody gets a whole GPU of a pool that is cut', async () => {
    await whyWaits(
      use().api,
      { ...gang('walk-in', 'h100-slices', 1, { [GPU_RESOURCES.nvidia]: '1' }), name: 'whole' },
      'maximum capacity (0)',
    );
  });

  test('as many pods share the GPUs of a node by time as the file says, and the next one waits', async () => {
    const pool = poolOf(site, 'l40s');
    const shares = found(sharesOf(pool));
    const node = { 'kueue.x-k8s.io/podset-required-topology': 'kubernetes.io/hostname' };
    const onNode = (pods: number) => ({
      ...gang('chat-startup', 'l40s', pods, { [SHARE_RESOURCE]: '1' }),
      topology: node,
    });
    const most = pool.gpusPerNode * shares;
    expect(new Set(await nodesFor(use().api, onNode(most))).size).toBe(1);
    await whyWaits(use().api, onNode(most + 1), `allows to fit only ${most} out of ${most + 1} pod(s)`);
    const all = pool.gpus * shares;
    await whyWaits(use().api, { ...onNode(all + 1), topology: {} }, `maximum capacity (${all})`);
  });

  test('a pool on no fabric is placed by the building: what must stay in a rack does, and what no node holds waits', async () => {
    const rack = { 'kueue.x-k8s.io/podset-required-topology': labelsOf(site).rack };
    const whole = { [GPU_RESOURCES.nvidia]: '8' };
    const there = await nodesFor(use().api, { ...gang('walk-in', 'rtx', 3, whole), topology: rack });
    expect(new Set(there.map((name) => name.replace(/-n\d+$/, ''))).size).toBe(1);
    const over = { ...gang('walk-in', 'rtx', 4, whole), name: 'over-rack', topology: rack };
    await whyWaits(use().api, over, 'allows to fit only 3 out of 4 pod(s)');
    const large = gang('walk-in', 'rtx', 1, { [GPU_RESOURCES.nvidia]: '9' });
    await whyWaits(use().api, large, 'excluded: resource "nvidia.com/gpu"');
  });

  test('two tenants of one pool have no more than their leases, though nodes of it are free', async () => {
    const servers = (tenant: string, pods: number) => gang(tenant, 'rtx', pods, { [GPU_RESOURCES.nvidia]: '8' });
    expect(new Set(await nodesFor(use().api, servers('walk-in', 4))).size).toBe(4);
    await whyWaits(use().api, servers('walk-in', 5), 'maximum capacity (32)');
    expect(new Set(await nodesFor(use().api, servers('render-house', 8))).size).toBe(8);
  });
});

/** Servers of eight rails on three levels of small switches, in rows on two pairs of busways. */
const servers = siteOf(
  exampleSite({
    'power.busways': 'bus-(1..4): { from: msb-(1..2), rating: 250 A }',
    'halls.hall-1.rows': `
      row-1: { racks: 30, feeds: [bus-1, bus-2] }
      row-2: { racks: 4, feeds: [bus-1, bus-2] }
      row-3: { racks: 30, feeds: [bus-3, bus-4] }`,
    pools: `train: { server: nvidia/dgx-a100, perRack: 2, racks: [hall-1/row-1, hall-1/row-3], use: training, fabric: ib,
      interfaces: [ibp1, ibp2, ibp3, ibp4, ibp5, ibp6, ibp7, ibp8] }`,
    fabrics: 'ib: { kind: infiniband, switch: nvidia/qm8700, taper: 1, racks: hall-1/row-2, access: host-device }',
    storage: '',
    tenants: 'first: { isolation: dedicated-nodes, pools: { train: all }, contract: { flexible: true } }',
    cluster: `
      kubernetes: "1.34"
      cni: cilium
      state: { backend: local }
      scheduling: { levels: [hall, power, block, unit, rack] }`,
  }),
);
const renderedServers = placing(renderedOf(servers));

describeOnCluster('servers on three levels of switches and two sets of feeds', optionsFor(renderedServers), (use) => {
  const train: Pool = poolOf(servers, 'train');
  const fabric = found(servers.fabrics[0]);
  const labels = labelsOf(servers);
  /** What NFD says of each node, by its name. */
  const nodes = new Map<string, Readonly<Record<string, string>>>();
  const gang = (name: string, pods: number, kind: 'required' | 'preferred', label: string): Gang => ({
    name,
    tenant: tenantOf(servers, 'first'),
    pool: train,
    pods,
    asks: { [GPU_RESOURCES.nvidia]: `${train.gpusPerNode}`, [networkResource(found(fabricNetworks(fabric)[0]))]: '1' },
    topology: { [`kueue.x-k8s.io/podset-${kind}-topology`]: label },
  });
  const valuesOf = (names: readonly string[], label: string) =>
    new Set(names.map((name) => found(nodes.get(name)?.[label])));
  /** Nodes that share the values of these labels, the fewest and the most. */
  const groupsBy = (...keys: readonly string[]) => {
    const sizes = new Map<string, number>();
    for (const own of nodes.values()) {
      const key = keys.map((one) => own[one]).join(' ');
      sizes.set(key, (sizes.get(key) ?? 0) + 1);
    }
    return [...sizes.values()].sort((a, b) => a - b);
  };

  beforeAll(async () => {
    await populate(use(), renderedServers);
    const all = await use().api.list({ apiVersion: 'v1', kind: 'Node' }, { selector: labels.pool });
    for (const { metadata } of all) nodes.set(metadata.name, metadata.labels ?? {});
    expect(nodes.size).toBe(train.nodes);
  });

  test('each node has its place on every level', () => {
    for (const own of nodes.values()) {
      expect(Object.keys(own)).toEqual(
        expect.arrayContaining([labels.hall, labels.power, labels.block, labels.unit, labels.rack]),
      );
    }
    expect(groupsBy(labels.power)).toEqual([60, 60]);
    expect(groupsBy(labels.block).length).toBeGreaterThan(1);
  });

  test('a gang that must stay below spines of its own does, and one that fits no block waits', async () => {
    const [most = 0] = groupsBy(labels.power, labels.block).toReversed();
    expect(most).toBeGreaterThan(fabric.nodesPerUnit);
    const there = await nodesFor(use().api, gang('block', most, 'required', labels.block));
    expect(valuesOf(there, labels.block).size).toBe(1);
    await whyWaits(
      use().api,
      gang('over-block', most + 1, 'required', labels.block),
      `allows to fit only ${most} out of ${most + 1} pod(s)`,
    );
  });

  test('a gang that must not lose power in two steps stays on one pair of busways', async () => {
    const there = await nodesFor(use().api, gang('power', fabric.nodesPerUnit + 1, 'required', labels.power));
    expect(valuesOf(there, labels.power).size).toBe(1);
    await whyWaits(
      use().api,
      gang('over-power', 61, 'required', labels.power),
      'allows to fit only 60 out of 61 pod(s)',
    );
  });

  test('512 GPUs that would rather stay on one pair spread, for they are too many, and stay in the hall', async () => {
    const there = await nodesFor(use().api, gang('gpus-512', 512 / train.gpusPerNode, 'preferred', labels.power));
    expect(valuesOf(there, labels.power).size).toBe(2);
    expect(valuesOf(there, labels.hall).size).toBe(1);
  });

  test('a gang of one unit fills the unit and no other', async () => {
    const there = await nodesFor(use().api, gang('unit', fabric.nodesPerUnit, 'required', labels.unit));
    expect(new Set(there).size).toBe(fabric.nodesPerUnit);
    expect(valuesOf(there, labels.unit).size).toBe(1);
  });
});
