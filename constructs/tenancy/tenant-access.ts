import type { RoleBindingV1 } from '@cdktf/provider-kubernetes/lib/role-binding-v1/index.js';
import { Construct } from 'constructs';
import { frameworksOf, type Site, type Tenant } from '../../site/model/index.ts';
import type { Framework } from '../../site/spec/index.ts';
import { Role, type RoleManifest } from '../kubernetes/role.ts';
import { RoleBinding } from '../kubernetes/role-binding.ts';
import type { ChartRelease } from '../terraform/helm-release.ts';
import { bucketStores, tenantGroups, tenantStores } from './grants.ts';
import { ownLabels } from './own-labels.ts';

type Rules = RoleManifest['rules'];

const READ = ['get', 'list', 'watch'];
const WRITE = [...READ, 'create', 'update', 'patch', 'delete', 'deletecollection'];

/**
 * What the people of a tenant may do, kind by kind and verb by verb. Charts add
 * rules to the built-in roles `edit` and `admin`, so those are never bound.
 *
 * Left out because each is a way out or up: networks and their attachments,
 * queues and workloads (a workload's writer sets its own priority), quotas and
 * limits, roles, tokens, pod bindings, rules and monitors of Prometheus, node
 * features. Cron jobs too: their jobs come from a controller and in no queue.
 */
const RULES: Rules = [
  // A pod is made anew, not changed.
  { apiGroups: [''], resources: ['pods'], verbs: [...READ, 'create', 'delete', 'deletecollection'] },
  { apiGroups: [''], resources: ['pods/log'], verbs: ['get'] },
  { apiGroups: [''], resources: ['pods/exec', 'pods/attach', 'pods/portforward'], verbs: ['get', 'create'] },
  { apiGroups: [''], resources: ['services', 'configmaps', 'secrets', 'persistentvolumeclaims'], verbs: WRITE },
  { apiGroups: [''], resources: ['events', 'serviceaccounts', 'resourcequotas', 'limitranges'], verbs: READ },
  { apiGroups: ['batch'], resources: ['jobs'], verbs: WRITE },
  { apiGroups: ['jobset.x-k8s.io'], resources: ['jobsets'], verbs: WRITE },
  { apiGroups: ['apps'], resources: ['deployments', 'statefulsets'], verbs: WRITE },
  { apiGroups: ['apps'], resources: ['replicasets', 'controllerrevisions'], verbs: READ },
  { apiGroups: ['kueue.x-k8s.io'], resources: ['localqueues', 'workloads'], verbs: READ },
  { apiGroups: ['networking.k8s.io'], resources: ['networkpolicies'], verbs: READ },
  { apiGroups: ['k8s.cni.cncf.io'], resources: ['network-attachment-definitions'], verbs: READ },
  { apiGroups: ['resource.k8s.io'], resources: ['resourceclaims', 'resourceclaimtemplates'], verbs: READ },
];

/** Where GPUs are claimed, a job brings the template of its claims. */
const CLAIMS: Rules = [{ apiGroups: ['resource.k8s.io'], resources: ['resourceclaimtemplates'], verbs: WRITE }];

/** Where a rack is one NVLink domain, a job asks for its part of it by a compute domain. */
const COMPUTE_DOMAINS: Rules = [{ apiGroups: ['resource.nvidia.com'], resources: ['computedomains'], verbs: WRITE }];

/** What a tenant may do with the kinds of each job controller that is installed. */
const FRAMEWORKS: Readonly<Record<Framework, Rules>> = {
  jobset: [],
  trainer: [{ apiGroups: ['trainer.kubeflow.org'], resources: ['trainjobs', 'trainingruntimes'], verbs: WRITE }],
  leaderworkerset: [{ apiGroups: ['leaderworkerset.x-k8s.io'], resources: ['leaderworkersets'], verbs: WRITE }],
  mpi: [{ apiGroups: ['kubeflow.org'], resources: ['mpijobs'], verbs: WRITE }],
};

/** KEDA asks every address that a scaled object names, from inside the platform: tenants look at them and make none. */
const KEDA: Rules = [{ apiGroups: ['keda.sh'], resources: ['scaledobjects'], verbs: READ }];

const SNAPSHOTS: Rules = [{ apiGroups: ['snapshot.storage.k8s.io'], resources: ['volumesnapshots'], verbs: WRITE }];

const BUCKETS: Rules = [{ apiGroups: ['objectbucket.io'], resources: ['objectbucketclaims'], verbs: WRITE }];

/** Rights to what only some sites have. */
function optional(site: Site, tenant: Tenant): Rules {
  const stores = tenantStores(site, tenant).map(({ spec }) => spec);
  return [
    ...(site.spec.cluster?.gpus === 'dra' ? CLAIMS : []),
    ...frameworksOf(site).flatMap((framework) => FRAMEWORKS[framework]),
    ...(site.spec.cluster?.scheduling?.keda === true ? KEDA : []),
    ...(stores.some(({ snapshots }) => snapshots !== undefined) ? SNAPSHOTS : []),
    ...(bucketStores(site, tenant).length > 0 ? BUCKETS : []),
  ];
}

export interface TenantAccessProps {
  readonly site: Site;
  readonly tenant: Tenant;

  /** What holds the tenant to the policies: rights come after it, so that nobody is in before the rules are. */
  readonly admission: ChartRelease;
}

/** A tenant's rights, in its own namespace and by a role of ours. */
export class TenantAccess extends Construct {
  constructor(scope: Construct, id: string, { site, tenant, admission }: TenantAccessProps) {
    super(scope, id);
    const metadata = { name: 'tenant', namespace: tenant.id, labels: ownLabels(site, tenant) };
    const racks = tenant.claims.some(({ pool }) => pool.server.kind === 'rack');
    new Role(this, 'role', {
      metadata,
      rules: [...RULES, ...(racks ? COMPUTE_DOMAINS : []), ...optional(site, tenant)],
    });
    const binding = new RoleBinding(this, 'binding', {
      metadata,
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: metadata.name },
      subjects: tenantGroups(tenant).map((name) => ({ kind: 'Group', apiGroup: 'rbac.authorization.k8s.io', name })),
    });
    const resource = binding.node.findChild('Resource') as RoleBindingV1;
    const { terraformResourceType, friendlyUniqueId } = admission.resource;
    resource.dependsOn = [`${terraformResourceType}.${friendlyUniqueId}`];
  }
}
