import { frameworksOf, hasNvlinkDomains, type Site } from '../../site/model/index.ts';
import type { Framework } from '../../site/spec/index.ts';
import { type Duration, min, s } from '../../site/units/index.ts';
import { DEVICE_CLASS, GPU_RESOURCES, labelsOf, NVLINK_CHANNEL } from '../names.ts';

/**
 * What Kueue calls each job controller. One that is missing here starts its pods
 * past every quota, and one whose kind is not there keeps Kueue from looking at
 * it until it is.
 */
const FRAMEWORK: Readonly<Record<Framework, string>> = {
  jobset: 'jobset.x-k8s.io/jobset',
  trainer: 'trainer.kubeflow.org/trainjob',
  leaderworkerset: 'leaderworkerset.x-k8s.io/leaderworkerset',
  mpi: 'kubeflow.org/mpijob',
};

/** Kueue's own default (kubernetes-sigs/kueue v0.19.2): the time to load an image. */
const STARTS_WITHIN = min(30);

/** Who borrows beyond its share gives way first. */
const FAIR = ['LessThanOrEqualToFinalShare', 'LessThanInitialShare'];

/** What pods ask for and no pool is short of: not in any quota. */
const NOT_COUNTED = ['ephemeral-storage', 'hugepages-'];

/**
 * Kueue's own configuration, whole: the chart takes it as one text, so its
 * defaults are written out here
 * (https://github.com/kubernetes-sigs/kueue v0.19.2, charts/kueue/values.yaml, read 2026-11-22).
 */
export function kueueConfiguration(site: Site): object {
  const { startsWithin = STARTS_WITHIN, fairSharing = false } = site.spec.cluster?.scheduling ?? {};
  return {
    apiVersion: 'config.kueue.x-k8s.io/v1beta2',
    kind: 'Configuration',
    health: { healthProbeBindAddress: ':8081' },
    metrics: { bindAddress: ':8443', enableClusterQueueResources: true },
    webhook: { port: 9443 },
    leaderElection: { leaderElect: true, resourceName: 'c1f6bfd2.kueue.x-k8s.io' },
    controller: {
      groupKindConcurrency: {
        'Job.batch': 5,
        Pod: 5,
        'Workload.kueue.x-k8s.io': 10,
        'LocalQueue.kueue.x-k8s.io': 5,
        'ClusterQueue.kueue.x-k8s.io': 5,
        'ResourceFlavor.kueue.x-k8s.io': 1,
      },
    },
    clientConnection: { qps: 300, burst: 500 },
    // A job without a queue would run beside the quotas: in a tenant's namespace it waits until it names one.
    manageJobsWithoutQueueName: true,
    // Pods and Deployments are managed too: without a selector those of the platform itself would be.
    managedJobsNamespaceSelector: { matchExpressions: [{ key: labelsOf(site).tenant, operator: 'Exists' }] },
    // A job that does not come up whole gives its place back.
    waitForPodsReady: {
      timeout: timeText(startsWithin),
      blockAdmission: false,
      requeuingStrategy: { timestamp: 'Eviction', backoffBaseSeconds: 60, backoffMaxSeconds: 3600 },
    },
    integrations: {
      frameworks: ['batch/job', ...frameworksOf(site).map((one) => FRAMEWORK[one]), 'pod', 'deployment', 'statefulset'],
    },
    // It takes back from who borrows most, whatever the priorities of the site file say: only where that is asked for.
    ...(fairSharing ? { fairSharing: { preemptionStrategies: FAIR } } : {}),
    resources: { excludeResourcePrefixes: NOT_COUNTED, ...counted(site) },
  };
}

/**
 * What a claim on a device counts as. A job that claims one of a class which is
 * not named here never starts, and a job that spans the trays of a rack claims
 * its channel, by the template that the driver makes of its ComputeDomain
 * (kubernetes-sigs/kueue v0.19.2, pkg/dra/claims.go, read 2026-11-26).
 */
function counted(site: Site): object {
  const names: (keyof typeof DEVICE_CLASS)[] = [];
  if (site.spec.cluster?.gpus === 'dra') names.push(GPU_RESOURCES.nvidia);
  if (hasNvlinkDomains(site)) names.push(NVLINK_CHANNEL);
  if (names.length === 0) return {};
  return { deviceClassMappings: names.map((name) => ({ name, deviceClassNames: [DEVICE_CLASS[name]] })) };
}

/** As Go reads it. */
function timeText(time: Duration): string {
  const seconds = Math.round(time.in(s));
  return seconds % 60 === 0 ? `${seconds / 60}m` : `${seconds}s`;
}
