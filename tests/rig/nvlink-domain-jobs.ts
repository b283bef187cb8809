import { beforeAll, expect, test } from 'vitest';
import { GPU_RESOURCES, labelsOf } from '../../constructs/names.ts';
import { nodesOf, type Site } from '../../site/model/index.ts';
import { found, poolOf, tenantOf } from '../constructs/sites.ts';
import { claimTemplate, deviceKinds, offerDevices } from './fake-devices.ts';
import type { ObjectRef } from './kubernetes/api.ts';
import type { Cluster } from './kubernetes/cluster.ts';
import { type Gang, nodesFor, whyWaits } from './tenant-jobs.ts';

/** What a tenant asks for where a job spans the trays of an NVLink domain: NVIDIA's own operator brings the kind. */
export const domainKind = { apiVersion: 'resource.nvidia.com/v1beta1', kind: 'ComputeDomain' };

/** The tests of jobs that span the trays of an NVLink domain, on a cluster that the site stands on. */
export function testNvlinkDomainJobs(use: () => Cluster, site: Site): void {
  const train = poolOf(site, 'train');
  const meridian = tenantOf(site, 'meridian');
  const places = new Map([...nodesOf(site, train)].map((place) => [place.name, place]));
  const gang = (name: string, pods: number, claims: string): Gang => ({
    name,
    tenant: meridian,
    pool: train,
    pods,
    asks: { [GPU_RESOURCES.nvidia]: `${train.gpusPerNode}` },
    claims,
    topology: { 'kueue.x-k8s.io/podset-required-topology': labelsOf(site).rack },
  });

  beforeAll(() => offerDevices(use().api, deviceKinds.channel, [...places.keys()], 2));

  test('a domain may be asked for by somebody of the tenant, and its channels are the driver’s to make', async () => {
    const domain = {
      ...domainKind,
      metadata: { name: 'run', namespace: meridian.id },
      spec: { numNodes: 0, channel: { resourceClaimTemplate: { name: 'channel' } } },
    } as ObjectRef;
    const ada = use().api.as('ada', [meridian.id]);
    expect((await ada.apply(domain, { dryRun: true })).metadata.name).toBe('run');
    const template = claimTemplate(meridian.id, 'own', deviceKinds.channel.deviceClass, 1);
    await expect(ada.create(template)).rejects.toThrow('cannot create resource "resourceclaimtemplates"');
  });

  test('a job of a domain fills a rack, each of its pods with the channel of its node', async () => {
    const { api } = use();
    await api.create(claimTemplate(meridian.id, 'channel', deviceKinds.channel.deviceClass, 1));
    const whole = gang('domain', train.nodesPerRack, 'channel');
    const nodes = await nodesFor(api, whole);
    expect(new Set(nodes).size).toBe(train.nodesPerRack);
    expect(new Set(nodes.map((name) => found(places.get(name)).rack)).size).toBe(1);
  });

  test('a job waits where it does not fit one domain, and says so', async () => {
    const over = gang('over', train.nodesPerRack + 1, 'channel');
    await whyWaits(use().api, over, 'allows to fit only 18 out of 19 pod(s)');
  });

  test('a class of devices that no queue counts is refused before a job could wait for it', async () => {
    const template = claimTemplate(meridian.id, 'whole-gpus', deviceKinds.gpu.deviceClass, 4);
    await expect(use().api.create(template)).rejects.toThrow('deviceClassName must name a class of the tenant');
  });
}
