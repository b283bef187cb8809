import type { Site } from '../../site/model/index.ts';
import { labelsOf } from '../names.ts';

/** What is installed and can be queued. A framework that is missing here starts its pods past every quota. */
const FRAMEWORKS = ['batch/job', 'jobset.x-k8s.io/jobset', 'pod', 'deployment', 'statefulset'];

/** What pods ask for and no pool is short of: not in any quota. */
const NOT_COUNTED = ['ephemeral-storage', 'hugepages-'];

/**
 * Kueue's own configuration, whole: the chart takes it as one text, so its
 * defaults are written out here
 * (https://github.com/kubernetes-sigs/kueue v0.19.2, charts/kueue/values.yaml, read 2026-11-22).
 */
export function kueueConfiguration(site: Site): object {
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
    // A job that does not come up whole gives its place back, and the time to load an image is Kueue's own default.
    waitForPodsReady: {
      timeout: '30m',
      blockAdmission: false,
      requeuingStrategy: { timestamp: 'Eviction', backoffBaseSeconds: 60, backoffMaxSeconds: 3600 },
    },
    integrations: { frameworks: FRAMEWORKS },
    // No fair sharing: it would take back from who borrows most, whatever the priorities of the site file say.
    resources: { excludeResourcePrefixes: NOT_COUNTED },
  };
}
