import { beforeAll, expect, test } from 'vitest';
import { GPU_RESOURCES } from '../../constructs/names.ts';
import { tenantQuota } from '../../constructs/tenancy/tenant-quota.ts';
import { check } from '../../site/checks/check.ts';
import { exampleSite } from '../../site/checks/example-site.ts';
import { nodesOf } from '../../site/model/index.ts';
import { found, poolOf, tenantOf } from '../constructs/sites.ts';
import { siteOf } from '../site/checks/read-example.ts';
import { claimTemplate, deviceKinds, offerDevices } from './fake-devices.ts';
import { judged } from './judges.ts';
import type { ObjectRef } from './kubernetes/api.ts';
import { type Cluster, describeOnCluster } from './kubernetes/cluster.ts';
import { eventually } from './kubernetes/eventually.ts';
import { judgeOf } from './kubernetes/programs.ts';
import { optionsFor, populate } from './populated-cluster.ts';
import { placing, renderedOf } from './rendered-site.ts';
import { type Gang, gangJob, nodesOfGang, remove, submit, whyWaits } from './tenant-jobs.ts';

const claimed = siteOf(
  exampleSite({
    pools: 'train: { server: nvidia/dgx-h100, perRack: 2, racks: hall-1/row-1, use: rental }',
    fabrics: '',
    storage: '',
    tenants: 'first: { isolation: dedicated-nodes, pools: { train: 4 nodes }, contract: { flexible: true } }',
    cluster: 'kubernetes: "1.34.2"\ncni: cilium\nstate: { backend: local }\ngpus: dra',
  }),
);
const renderedClaimed = placing(renderedOf(claimed));
const clusterKind = { apiVersion: 'nvidia.com/v1alpha1', kind: 'GPUCluster' };

describeOnCluster('a cluster whose GPUs are claimed', optionsFor(renderedClaimed, [clusterKind]), (use) => {
  const train = poolOf(claimed, 'train');
  const first = tenantOf(claimed, 'first');
  const names = [...nodesOf(claimed, train)].map(({ name }) => name);
  const gang = (name: string, pods: number): Gang => ({
    name,
    tenant: first,
    pool: train,
    pods,
    asks: { cpu: '4', memory: '4Gi' },
    claims: 'eight-gpus',
  });
  let cluster: Cluster;

  beforeAll(async () => {
    cluster = use();
    await populate(cluster, renderedClaimed);
    await offerDevices(cluster.api, deviceKinds.gpu, names, train.gpusPerNode);
  });

  test('is a site without an error', async () => {
    const errors = check(claimed).filter(({ code }) => code === 'cluster/dra-not-possible');
    expect(errors).toEqual([]);
  });

  test('takes what our values put into its GPUCluster', async () => {
    const operator = renderedClaimed.layers
      .flatMap(({ releases }) => releases)
      .find(({ release }) => release === 'gpu-operator');
    const { draDriver, daemonsets } = found(operator).values as { draDriver: object; daemonsets: object };
    const object = { ...clusterKind, metadata: { name: 'gpu-cluster' }, spec: { draDriver, daemonsets } };
    expect((await cluster.api.apply(object as ObjectRef, { dryRun: true })).metadata.name).toBe('gpu-cluster');
  });

  test('lets a tenant claim whole GPUs and nothing else', async () => {
    const ada = cluster.api.as('ada', [first.id]);
    await ada.create(claimTemplate(first.id, 'eight-gpus', deviceKinds.gpu.deviceClass, 8));
    await eventually(async () => {
      const other = ada.apply(claimTemplate(first.id, 'other', 'vfio.gpu.nvidia.com', 1), { dryRun: true });
      await expect(other).rejects.toThrow('deviceClassName must name a class of the tenant: gpu.nvidia.com');
    });
  });

  test('gives each pod of a gang the GPUs that it claims, and counts them against the quota of the namespace', async () => {
    const two = gang('two', 2);
    await submit(cluster.api, two);
    const nodes = await nodesOfGang(cluster.api, two);
    judged(judgeOf('kueue'));
    expect(new Set(nodes).size).toBe(2);
    expect(nodes.every((name) => names.includes(name))).toBe(true);
    await eventually(async () => {
      const { status } = await cluster.api.get({
        apiVersion: 'v1',
        kind: 'ResourceQuota',
        metadata: { name: 'tenant', namespace: first.id },
      });
      const key = 'gpu.nvidia.com.deviceclass.resource.k8s.io/devices';
      expect(status).toMatchObject({ hard: { [key]: '32' }, used: { [key]: '16' } });
    });
    await remove(cluster.api, two);
  });

  test('counts parts of GPUs too: a quota that gives none refuses a claim on one', async () => {
    const namespace = 'parts';
    const deviceClassName = 'mig.nvidia.com';
    const key = `${deviceClassName}.deviceclass.resource.k8s.io/devices`;
    const hard = { [key]: found(tenantQuota(claimed, first)[key]) };
    await cluster.api.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } });
    const quota = { apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name: 'tenant', namespace } };
    await cluster.api.apply({ ...quota, spec: { hard } } as ObjectRef);
    await eventually(async () => {
      const part = cluster.api.apply(
        {
          apiVersion: 'resource.k8s.io/v1',
          kind: 'ResourceClaim',
          metadata: { name: 'part', namespace },
          spec: { devices: { requests: [{ name: 'part', exactly: { deviceClassName } }] } },
        } as ObjectRef,
        { dryRun: true },
      );
      await expect(part).rejects.toThrow('exceeded quota: tenant');
    });
  });

  test('holds a tenant to the GPUs that it has, though no node offers one', async () => {
    const five = gang('five', 5);
    expect(await whyWaits(cluster.api, five, 'maximum capacity (32)')).toContain('(40)');
    const requesting = gangJob({
      ...gang('requesting', 1),
      asks: { cpu: '4', memory: '4Gi', [GPU_RESOURCES.nvidia]: '8' },
    });
    await expect(cluster.api.as('ada', [first.id]).create(requesting)).rejects.toThrow(
      "resources may ask for devices of the tenant's pools only",
    );
  });
});
