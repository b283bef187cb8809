import { describe, expect, it } from 'vitest';
import { nodeRule } from '../../../constructs/gpu/node-identity.ts';
import { storeRules } from '../../../constructs/gpu/store-identity.ts';
import { JobSet } from '../../../constructs/scheduling/job-set.ts';
import { Keda } from '../../../constructs/scheduling/keda.ts';
import { kueueConfiguration } from '../../../constructs/scheduling/kueue-configuration.ts';
import { LeaderWorkerSet } from '../../../constructs/scheduling/leader-worker-set.ts';
import { MpiOperator } from '../../../constructs/scheduling/mpi-operator.ts';
import { SiteScheduling } from '../../../constructs/scheduling/site-scheduling.ts';
import { TenantQueues } from '../../../constructs/scheduling/tenant-queues.ts';
import { Trainer } from '../../../constructs/scheduling/trainer.ts';
import type { Site } from '../../../site/model/index.ts';
import { found, labStack, poolOf, type SiteData, siteWith, tenantOf } from '../sites.ts';

const scheduled = (scheduling: object) =>
  siteWith((data) => {
    data.cluster.scheduling = scheduling;
  });
const configured = (site: Site): SiteData => kueueConfiguration(site);
const queueOf = (site: Site, tenant: string): SiteData =>
  found(
    new TenantQueues(labStack(), 'queues', { site, tenant: tenantOf(site, tenant) }).objects.find(
      ({ kind }) => kind === 'ClusterQueue',
    ),
  );

describe('Kueue', () => {
  it('queues the kinds of what is installed, and of nothing else', () => {
    const frameworks = (names: readonly string[]) =>
      configured(scheduled({ frameworks: names })).integrations.frameworks;
    const builtIn = ['batch/job', 'pod', 'deployment', 'statefulset'];
    expect(frameworks([])).toEqual(builtIn);
    expect(frameworks(['trainer', 'leaderworkerset', 'mpi']).sort()).toEqual(
      [
        ...builtIn,
        'jobset.x-k8s.io/jobset',
        'trainer.kubeflow.org/trainjob',
        'leaderworkerset.x-k8s.io/leaderworkerset',
        'kubeflow.org/mpijob',
      ].sort(),
    );
  });

  it('counts the channels that jobs across the trays of a rack claim: a class that is not named keeps them from starting', () => {
    expect(configured(siteWith()).resources.deviceClassMappings).toEqual([
      { name: 'nvidia.com/nvlink-channel', deviceClassNames: ['compute-domain-default-channel.nvidia.com'] },
    ]);
    const older = siteWith((data) => {
      data.cluster.kubernetes = '1.33';
    });
    expect(configured(older).resources).not.toHaveProperty('deviceClassMappings');
  });

  it('waits for pods as long as the file says', () => {
    expect(configured(siteWith()).waitForPodsReady.timeout).toBe('30m');
    expect(configured(scheduled({ startsWithin: '90 s' })).waitForPodsReady.timeout).toBe('90s');
  });

  it('shares fairly only where that is asked for, by the weights of the tenants', () => {
    const fair = siteWith((data) => {
      data.cluster.scheduling = { fairSharing: true };
      data.tenants['open-market'].weight = 0.5;
    });
    expect(configured(siteWith())).not.toHaveProperty('fairSharing');
    expect(configured(fair).fairSharing.preemptionStrategies).toHaveLength(2);
    expect(queueOf(fair, 'open-market').spec).toMatchObject({
      fairSharing: { weight: '500m' },
      preemption: { borrowWithinCohort: { policy: 'Never' } },
    });
    expect(queueOf(siteWith(), 'open-market').spec).not.toHaveProperty('fairSharing');
  });

  it('asks the checks of a pool before a job of it starts', () => {
    const controller = 'grid.example.com/headroom';
    const site = scheduled({
      checks: { headroom: { controller, on: ['train'] }, other: { controller, on: ['rental'] } },
    });
    expect(queueOf(site, 'meridian').spec.admissionChecksStrategy).toEqual({ admissionChecks: [{ name: 'headroom' }] });
    const checks = new SiteScheduling(labStack(), 'a', { site }).objects.filter(
      ({ kind }) => kind === 'AdmissionCheck',
    );
    expect(checks).toMatchObject([{ spec: { controllerName: controller } }, {}]);
  });

  it('groups nodes by the levels that the file names, under other names than before', () => {
    const topology = (site: Site): SiteData =>
      found(new SiteScheduling(labStack(), 'a', { site }).objects.find(({ kind }) => kind === 'Topology'));
    const powered = topology(scheduled({ levels: ['hall', 'power', 'rack'] }));
    expect(powered.spec.levels.map(({ nodeLabel }: SiteData) => nodeLabel)).toEqual([
      'afterhash.io/hall',
      'afterhash.io/power',
      'afterhash.io/rack',
      'kubernetes.io/hostname',
    ]);
    expect(powered.metadata.name).not.toBe(topology(siteWith()).metadata.name);
  });
});

describe('a job controller', () => {
  const site = siteWith();
  const stack = labStack();

  it('is installed by the version of its chart, never by a branch of the source tree', () => {
    expect(new LeaderWorkerSet(stack, 'lws', { site }).values).toMatchObject({
      image: { manager: { repository: 'mirror.columbia.example/registry.k8s.io/lws/lws', tag: 'v0.10.0' } },
    });
  });

  it('of Kubeflow brings no second JobSet and no second LeaderWorkerSet', () => {
    const jobSet = new JobSet(stack, 'jobset', { site });
    const trainer = new Trainer(stack, 'trainer', { site, jobSet });
    expect(trainer.values).toMatchObject({
      jobset: { install: false },
      dataCache: { lws: { install: false } },
      crds: { enabled: true },
    });
    expect(trainer.rendering.needs).toEqual(['jobset-system/jobset']);
  });

  it('of MPI is its manifest, from the mirror, and its kind stays when it goes', () => {
    const objects: SiteData[] = [...new MpiOperator(stack, 'mpi-operator', { site }).objects];
    const kinds = Object.fromEntries(objects.map((object) => [object.kind, object]));
    expect(Object.keys(kinds).sort()).toEqual([
      'ClusterRole',
      'ClusterRoleBinding',
      'CustomResourceDefinition',
      'Deployment',
      'ServiceAccount',
    ]);
    expect(kinds.CustomResourceDefinition?.metadata).toMatchObject({
      name: 'mpijobs.kubeflow.org',
      annotations: { 'helm.sh/resource-policy': 'keep' },
    });
    const [container] = kinds.Deployment?.spec.template.spec.containers ?? [];
    expect(container.image).toBe('mirror.columbia.example/docker.io/mpioperator/mpi-operator:0.8.0');
  });

  it('of KEDA keeps its kinds, and with them what is scaled, when the release goes', () => {
    expect(new Keda(stack, 'keda', { site }).values).toMatchObject({
      crds: { additionalAnnotations: { 'helm.sh/resource-policy': 'keep' } },
      image: { keda: { registry: 'mirror.columbia.example/ghcr.io' } },
    });
  });
});

describe('the level of power', () => {
  const rules = (site: Site): SiteData[] => {
    const rule: SiteData = nodeRule(site, poolOf(site, 'train'));
    return rule.spec.rules.filter(({ name }: SiteData) => name.includes(' on '));
  };

  it('is a label of every node whose row hangs from the same feeds', () => {
    const site = scheduled({ levels: ['power', 'rack'] });
    const [first] = rules(site);
    expect(rules(site)).toHaveLength(10);
    expect(first.labels).toEqual({ 'afterhash.io/power': 'bus-a1.bus-b1' });
    const [pattern] = first.matchFeatures[0].matchExpressions.nodename.value;
    expect('train-hall-1-row-1-u1-r5-n17').toMatch(new RegExp(pattern));
    expect('train-hall-1-row-10-u1-r5-n17').not.toMatch(new RegExp(pattern));
  });

  it('is not there where no job is placed by it', () => {
    expect(rules(siteWith())).toEqual([]);
  });
});

it('a store whose parts never share their feeds has each of its servers carry them, as CRUSH calls them', () => {
  const site = siteWith((data) => {
    data.storage.checkpoints.apart = 'power';
  });
  const [rule]: SiteData[] = [...storeRules(site)];
  expect(rule.spec.rules[1]).toMatchObject({ labels: { 'topology.rook.io/pdu': 'bus-a14.bus-b14' } });
  const [pattern] = rule.spec.rules[1].matchFeatures[0].matchExpressions.nodename.value;
  expect('checkpoints-hall-1-row-14-r1-n2').toMatch(new RegExp(pattern));
});
