import { list, type Policy, text } from './policy.ts';

const QUEUE = text('kueue.x-k8s.io/queue-name');
const PRIORITY = text('kueue.x-k8s.io/priority-class');

/** The accounts that make pods of a job and jobs of a set: no tenant can be one of them, unlike an owner reference, which anybody can write. */
const CONTROLLERS = [
  'system:serviceaccount:kube-system:',
  'system:serviceaccount:jobset-system:',
  'system:serviceaccount:lws-system:',
  'system:serviceaccount:kubeflow-system:',
  'system:serviceaccount:mpi-operator:',
  'system:serviceaccount:kueue-system:',
];

const labelOf = (of: string, label: string) =>
  `has(${of}.metadata.labels) && ${label} in ${of}.metadata.labels ? ${of}.metadata.labels[${label}] : ""`;

/** Whatever asks for GPUs waits in a queue of its tenant, at a priority of its tenant. */
export const queues: Policy = {
  name: 'tenant-queues',
  resources: [
    { apiGroups: [''], apiVersions: ['v1'], resources: ['pods'] },
    { apiGroups: ['apps'], apiVersions: ['v1'], resources: ['deployments', 'statefulsets'] },
    { apiGroups: ['batch'], apiVersions: ['v1'], resources: ['jobs'] },
    { apiGroups: ['jobset.x-k8s.io'], apiVersions: ['*'], resources: ['jobsets'] },
    { apiGroups: ['leaderworkerset.x-k8s.io'], apiVersions: ['*'], resources: ['leaderworkersets'] },
    { apiGroups: ['trainer.kubeflow.org'], apiVersions: ['*'], resources: ['trainjobs'] },
    { apiGroups: ['kubeflow.org'], apiVersions: ['*'], resources: ['mpijobs'] },
  ],
  variables: {
    queues: list('queues'),
    priorities: list('priorities'),
    queue: labelOf('object', QUEUE),
    priority: labelOf('object', PRIORITY),
    byController: `request.userInfo.username == "system:kube-controller-manager" || ${JSON.stringify(CONTROLLERS)}.exists(c, request.userInfo.username.startsWith(c))`,
    // The pods of a job have no queue of their own, and stay changeable.
    asItWas: `request.operation == "UPDATE" && variables.queue == (${labelOf('oldObject', QUEUE)}) && variables.priority == (${labelOf('oldObject', PRIORITY)})`,
    byOther: 'variables.byController || variables.asItWas',
  },
  validations: [
    {
      expression: 'variables.queue == "" ? variables.byOther : variables.queue in variables.queues',
      message: 'the label kueue.x-k8s.io/queue-name must name a queue of the tenant',
      allowed: 'variables.queues.join(", ")',
    },
    {
      // Kueue ranks what names no class at 0, and has one default for the whole cluster: each job says its tenant's.
      expression: 'variables.priority == "" ? variables.byOther : variables.priority in variables.priorities',
      message: 'the label kueue.x-k8s.io/priority-class must name the priority of the tenant',
      allowed: 'variables.priorities.join(", ")',
    },
  ],
};
