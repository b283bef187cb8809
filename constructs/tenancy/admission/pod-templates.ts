import type { ResourceRule } from './policy.ts';

/** Everything that a tenant can put a pod into. Pod Security refuses pods only: a job would be taken, and its pods would not. */
export const podTemplateResources: readonly ResourceRule[] = [
  { apiGroups: [''], apiVersions: ['v1'], resources: ['pods', 'pods/ephemeralcontainers', 'replicationcontrollers'] },
  { apiGroups: ['apps'], apiVersions: ['v1'], resources: ['deployments', 'replicasets', 'statefulsets', 'daemonsets'] },
  { apiGroups: ['batch'], apiVersions: ['v1'], resources: ['jobs', 'cronjobs'] },
  { apiGroups: ['jobset.x-k8s.io'], apiVersions: ['*'], resources: ['jobsets'] },
  { apiGroups: ['leaderworkerset.x-k8s.io'], apiVersions: ['*'], resources: ['leaderworkersets'] },
  { apiGroups: ['kubeflow.org'], apiVersions: ['*'], resources: ['mpijobs'] },
];

const KIND = 'request.kind.kind';
const LEADER = 'object.spec.leaderWorkerTemplate';

/** The pods of an object, itself included where it is one. */
const templates = [
  `${KIND} == "Pod" ? [object]`,
  `${KIND} == "CronJob" ? [object.spec.jobTemplate.spec.template]`,
  `${KIND} == "JobSet" ? (has(object.spec.replicatedJobs) ? object.spec.replicatedJobs.map(j, j.template.spec.template) : [])`,
  `${KIND} == "LeaderWorkerSet" ? (has(${LEADER}.leaderTemplate) ? [${LEADER}.leaderTemplate] : []) + [${LEADER}.workerTemplate]`,
  // A map by role, launcher and worker.
  `${KIND} == "MPIJob" ? object.spec.mpiReplicaSpecs.map(role, object.spec.mpiReplicaSpecs[role].template)`,
  'has(object.spec.template) ? [object.spec.template] : []',
].join(' : ');

const containers = [
  't.spec.containers',
  '(has(t.spec.initContainers) ? t.spec.initContainers : [])',
  '(has(t.spec.ephemeralContainers) ? t.spec.ephemeralContainers : [])',
].join(' + ');

/** `templates`, and `containers`: a list of containers for each of them. */
export const podVariables = {
  templates,
  containers: `variables.templates.map(t, ${containers})`,
} as const;
