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

const { image, version } = manifests['mpi-operator'];

const NAME = 'mpi-operator';

/** Of the manifest: its Deployment selects by them. */
const LABELS = {
  app: NAME,
  'app.kubernetes.io/component': 'mpijob',
  'app.kubernetes.io/name': NAME,
  'kustomize.component': NAME,
};

/**
 * What the operator may do, as its manifest has it. Its three roles for people
 * are left out: a tenant's rights are a role of ours.
 */
const RULES = [
  { apiGroups: [''], resources: ['configmaps', 'secrets', 'services'], verbs: ['create', 'list', 'watch', 'update'] },
  {
    apiGroups: [''],
    resources: ['pods'],
    verbs: ['create', 'get', 'list', 'watch', 'delete', 'update', 'patch'],
  },
  { apiGroups: [''], resources: ['pods/exec'], verbs: ['create'] },
  { apiGroups: [''], resources: ['endpoints'], verbs: ['create', 'get', 'update'] },
  { apiGroups: [''], resources: ['events'], verbs: ['create', 'patch'] },
  { apiGroups: ['batch'], resources: ['jobs'], verbs: ['create', 'list', 'update', 'watch'] },
  { apiGroups: ['apiextensions.k8s.io'], resources: ['customresourcedefinitions'], verbs: ['create', 'get'] },
  { apiGroups: ['kubeflow.org'], resources: ['mpijobs', 'mpijobs/finalizers', 'mpijobs/status'], verbs: ['*'] },
  { apiGroups: ['coordination.k8s.io'], resources: ['leases'], verbs: ['*'] },
  {
    apiGroups: ['scheduling.incubator.k8s.io', 'scheduling.sigs.dev', 'scheduling.volcano.sh'],
    resources: ['queues', 'podgroups'],
    verbs: ['*'],
  },
  { apiGroups: ['scheduling.x-k8s.io'], resources: ['podgroups'], verbs: ['*'] },
  { apiGroups: ['scheduling.k8s.io'], resources: ['priorityclasses'], verbs: ['get', 'list', 'watch'] },
];

export interface MpiOperatorProps {
  readonly site: Site;
}

/**
 * The MPI Operator: a launcher and its workers, which reach each other by SSH,
 * as mpirun and NCCL's own tests want it.
 *
 * Its project publishes a manifest and no chart of this version, so the chart in
 * this package prints it. Nothing of its kind stands in this layer.
 */
export class MpiOperator extends ResourceSet {
  constructor(scope: Construct, id: string, { site }: MpiOperatorProps) {
    super(scope, id, {
      name: NAME,
      namespace: namespaces.mpiOperator,
      objects: [
        ...keptKinds(new URL('./mpi-operator.json.gz', import.meta.url)),
        ...operatorAccount({ name: NAME, namespace: namespaces.mpiOperator, labels: LABELS, rules: RULES }),
        deployment(site),
      ],
    });
  }
}

function deployment(site: Site): KubernetesObject {
  return operatorDeployment({
    name: NAME,
    namespace: namespaces.mpiOperator,
    labels: LABELS,
    image: `${mirrored(site, image)}:${version}`,
    args: ['-alsologtostderr', `--lock-namespace=${namespaces.mpiOperator}`],
    rollout: { replicas: 1 },
  });
}
