import type { Construct } from 'constructs';
import { manifests } from '../../site/catalog/index.ts';
import type { Site } from '../../site/model/index.ts';
import { keptKinds } from '../kubernetes/kept-kinds.ts';
import { operatorAccount } from '../kubernetes/operator-account.ts';
import { operatorDeployment } from '../kubernetes/operator-deployment.ts';
import { mirrored } from '../mirror.ts';
import { namespaces } from '../names.ts';
import type { KubernetesObject } from '../terraform/kubernetes-object.ts';
import { ResourceSet } from '../terraform/resource-set.ts';

const { image, version } = manifests['snapshot-controller'];

const NAME = 'snapshot-controller';

/** Of the manifest: its Deployment selects by them. */
const LABELS = { 'app.kubernetes.io/name': NAME };

const API_GROUP = 'snapshot.storage.k8s.io';

/** What the controller may do, as its manifest has it. What it may do with groups of snapshots is left out: we make none. */
const RULES = [
  { apiGroups: [''], resources: ['persistentvolumes'], verbs: ['get', 'list', 'watch'] },
  { apiGroups: [''], resources: ['persistentvolumeclaims'], verbs: ['get', 'list', 'watch', 'update'] },
  { apiGroups: [''], resources: ['events'], verbs: ['list', 'watch', 'create', 'update', 'patch'] },
  { apiGroups: [API_GROUP], resources: ['volumesnapshotclasses'], verbs: ['get', 'list', 'watch'] },
  {
    apiGroups: [API_GROUP],
    resources: ['volumesnapshotcontents', 'volumesnapshots'],
    verbs: ['create', 'get', 'list', 'watch', 'update', 'delete', 'patch'],
  },
  { apiGroups: [API_GROUP], resources: ['volumesnapshotcontents/status'], verbs: ['patch'] },
  { apiGroups: [API_GROUP], resources: ['volumesnapshots/status'], verbs: ['update', 'patch'] },
];

/** Longer than the 30 s for which it waits for its kinds before it stops: an earlier "ready" would be none. */
const READY_SECONDS = 35;

export interface SnapshotControllerProps {
  readonly site: Site;
}

/**
 * The kinds of volume snapshots and the controller that binds them, one in a
 * cluster for the drivers of all stores.
 *
 * Its project publishes manifests and no chart, so the chart in this package
 * prints them. Where the cluster has them already, Helm refuses to take over
 * what it did not make: `cluster.snapshotController` says so beforehand.
 */
export class SnapshotController extends ResourceSet {
  constructor(scope: Construct, id: string, { site }: SnapshotControllerProps) {
    super(scope, id, {
      name: NAME,
      namespace: namespaces.snapshots,
      objects: [
        ...keptKinds(new URL('./snapshot-controller.json.gz', import.meta.url)),
        ...operatorAccount({ name: NAME, namespace: namespaces.snapshots, labels: LABELS, rules: RULES }),
        ...leaderElection(),
        deployment(site),
      ],
    });
  }
}

/** Of its two pods one works, and the other waits for its lease. */
function leaderElection(): readonly KubernetesObject[] {
  const apiGroup = 'rbac.authorization.k8s.io';
  const metadata = { name: `${NAME}-leaderelection`, namespace: namespaces.snapshots, labels: LABELS };
  return [
    {
      apiVersion: `${apiGroup}/v1`,
      kind: 'Role',
      metadata,
      rules: [
        {
          apiGroups: ['coordination.k8s.io'],
          resources: ['leases'],
          verbs: ['get', 'watch', 'list', 'delete', 'update', 'create'],
        },
      ],
    },
    {
      apiVersion: `${apiGroup}/v1`,
      kind: 'RoleBinding',
      metadata,
      roleRef: { apiGroup, kind: 'Role', name: metadata.name },
      subjects: [{ kind: 'ServiceAccount', name: NAME, namespace: namespaces.snapshots }],
    },
  ];
}

function deployment(site: Site): KubernetesObject {
  return operatorDeployment({
    name: NAME,
    namespace: namespaces.snapshots,
    labels: LABELS,
    image: `${mirrored(site, image)}:${version}`,
    args: ['--leader-election=true'],
    rollout: {
      replicas: 2,
      minReadySeconds: READY_SECONDS,
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } },
    },
  });
}
