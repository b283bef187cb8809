import { Construct } from 'constructs';
import { expect, it } from 'vitest';
import { ConfigMap } from '../../../constructs/kubernetes/config-map.ts';
import { LimitRange } from '../../../constructs/kubernetes/limit-range.ts';
import { Namespace } from '../../../constructs/kubernetes/namespace.ts';
import { NetworkPolicy } from '../../../constructs/kubernetes/network-policy.ts';
import { PriorityClass } from '../../../constructs/kubernetes/priority-class.ts';
import { ResourceQuota } from '../../../constructs/kubernetes/resource-quota.ts';
import { Role } from '../../../constructs/kubernetes/role.ts';
import { RoleBinding } from '../../../constructs/kubernetes/role-binding.ts';
import { ServiceAccount } from '../../../constructs/kubernetes/service-account.ts';
import { StorageClass } from '../../../constructs/kubernetes/storage-class.ts';
import { renderedIn } from '../../../constructs/terraform/rendering.ts';
import { describeWith } from '../../rig/judges.ts';
import { schemaProvider, withSchemaProvider } from '../../rig/terraform.ts';
import { inFolder, jsonOf, LabStack, synthesized } from '../../stacks/lab.ts';

const labels = { 'afterhash.io/tenant': 'lab', app: 'train', maxUnavailable: 'kept_as_it_is' };
const annotations = { 'afterhash.io/because': 'costs ${file("a")} and %{ if true } 5 %', note: '{{ .a }}' };
const metadata = { name: 'lab', namespace: 'tenant-lab', labels, annotations };
const cluster = { name: 'lab', labels, annotations };

/** Every field of every kind, with the empty and the odd ones. */
const KINDS: Readonly<Record<string, (scope: Construct) => void>> = {
  Namespace: (scope) => new Namespace(scope, 'a', { metadata: cluster }),
  ResourceQuota: (scope) =>
    new ResourceQuota(scope, 'a', {
      metadata,
      spec: {
        hard: { 'requests.nvidia.com/gpu': '64', 'limits.memory': '2Ti', 'count/jobs.batch': '0' },
        scopes: ['NotTerminating'],
        scopeSelector: {
          matchExpressions: [
            { scopeName: 'PriorityClass', operator: 'In', values: ['firm'] },
            { scopeName: 'BestEffort', operator: 'Exists' },
          ],
        },
      },
    }),
  LimitRange: (scope) =>
    new LimitRange(scope, 'a', {
      metadata,
      spec: {
        limits: [
          { type: 'Container', default: { cpu: '1' }, defaultRequest: { memory: '1Gi' }, max: { cpu: '8' } },
          { type: 'PersistentVolumeClaim', min: { storage: '1Gi' }, maxLimitRequestRatio: { cpu: '2' } },
        ],
      },
    }),
  'NetworkPolicy that closes': (scope) =>
    new NetworkPolicy(scope, 'a', { metadata, spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] } }),
  'NetworkPolicy that opens': (scope) =>
    new NetworkPolicy(scope, 'a', {
      metadata,
      spec: {
        podSelector: { matchLabels: labels, matchExpressions: [{ key: 'rack', operator: 'Exists' }] },
        policyTypes: ['Egress'],
        ingress: [
          {},
          { from: [{ podSelector: {} }, { namespaceSelector: {} }] },
          { from: [{ ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } }, { ipBlock: { cidr: '::/0' } }] },
        ],
        egress: [
          { ports: [{ port: 53, protocol: 'UDP' }, { port: 'dns' }, { port: 1024, endPort: 2048 }, {}] },
          {
            to: [
              {
                namespaceSelector: { matchExpressions: [{ key: 'tier', operator: 'NotIn', values: ['a', 'b'] }] },
                podSelector: { matchLabels: { 'k8s-app': 'dns' } },
              },
            ],
          },
        ],
      },
    }),
  Role: (scope) =>
    new Role(scope, 'a', {
      metadata,
      rules: [
        { apiGroups: [''], resources: ['pods'], verbs: ['get', 'list'] },
        { apiGroups: ['batch'], resources: ['jobs'], resourceNames: ['a'], verbs: ['delete'] },
      ],
    }),
  RoleBinding: (scope) =>
    new RoleBinding(scope, 'a', {
      metadata,
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'view' },
      subjects: [
        { kind: 'Group', apiGroup: 'rbac.authorization.k8s.io', name: 'oidc:lab' },
        { kind: 'ServiceAccount', name: 'train', namespace: 'tenant-lab' },
      ],
    }),
  StorageClass: (scope) =>
    new StorageClass(scope, 'a', {
      metadata: cluster,
      provisioner: 'topolvm.io',
      parameters: { 'topolvm.io/device-class': 'nvme', fsType: 'xfs' },
      reclaimPolicy: 'Delete',
      volumeBindingMode: 'WaitForFirstConsumer',
      allowVolumeExpansion: true,
      mountOptions: ['noatime'],
      allowedTopologies: [{ matchLabelExpressions: [{ key: 'hall', values: ['hall-1'] }] }],
    }),
  PriorityClass: (scope) =>
    new PriorityClass(scope, 'a', {
      metadata: cluster,
      value: -10,
      description: 'yields ${first}',
      globalDefault: false,
      preemptionPolicy: 'Never',
    }),
  ConfigMap: (scope) =>
    new ConfigMap(scope, 'a', {
      metadata,
      data: { 'file.sh': 'echo ${HOME} %{http_code}', match_labels: 'a' },
      binaryData: { blob: 'AAE=' },
      immutable: true,
    }),
  ServiceAccount: (scope) =>
    new ServiceAccount(scope, 'a', {
      metadata,
      automountServiceAccountToken: false,
      imagePullSecrets: [{ name: 'mirror' }],
    }),
};

/** Attributes whose keys are data and not names of the provider. */
const MAPS =
  /^(labels|annotations|match_labels|hard|default|default_request|max|min|max_limit_request_ratio|parameters|data|binary_data)$/;

/** Where the provider has a word of its own for a field of the API. */
const API_WORDS: Readonly<Record<string, string>> = {
  'limit_range.limit': 'limits',
  'resource_quota.match_expression': 'matchExpressions',
  'role.rule': 'rules',
  'role_binding.subject': 'subjects',
  'service_account.image_pull_secret': 'imagePullSecrets',
  'storage_class.storage_provisioner': 'provisioner',
};

/** What the provider is told, in the words of the API: written from the provider's side, not from the constructs'. */
function inApiWords(value: unknown, kind: string): unknown {
  if (typeof value === 'string') return value.replace(/([$%])\1\{/g, '$1{');
  if (Array.isArray(value)) return value.map((item) => inApiWords(item, kind));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== '//' && key !== 'lifecycle')
      .map(([key, item]) => {
        if (MAPS.test(key)) {
          return [
            camel(key),
            Object.fromEntries(Object.entries(item).map((pair) => pair.map((text) => inApiWords(text, kind)))),
          ];
        }
        if (key === 'port') return [key, /^\d+$/.test(item) ? Number(item) : item];
        if (key === 'allowed_topologies') return [camel(key), [inApiWords(item, kind)]];
        return [API_WORDS[`${kind}.${key}`] ?? camel(key), inApiWords(item, kind)];
      }),
  );
}

function camel(key: string): string {
  return key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

it.each(Object.keys(KINDS))('tells the provider what the manifest of a %s says', async (name) => {
  let manifests: unknown[] = [];
  const { resource = {} } = await jsonOf((stack) => {
    KINDS[name]?.(stack);
    manifests = renderedIn(stack);
  });
  const [type = '', named] = Object.entries(resource).find(([type]) => type.startsWith('kubernetes_')) ?? [];
  const kind = type.replace(/^kubernetes_|_v1$/g, '');
  expect(Object.keys(named ?? {})).toEqual(['a']);
  const [manifest] = manifests;
  const { apiVersion, kind: _, ...said } = Object(manifest);
  expect(inApiWords(named?.a, kind)).toEqual(said);
  expect(manifests).toHaveLength(1);
});

describeWith(schemaProvider)('the native resources', () => {
  it('are what the provider takes', async () => {
    const valid = await inFolder((folder) =>
      withSchemaProvider(async (terraform) => {
        const [stack] = synthesized(folder, (app) => {
          const lab = new LabStack(app);
          for (const [name, make] of Object.entries(KINDS)) make(new Construct(lab, name));
        });
        const staged = terraform.stage(stack?.folder ?? '');
        await terraform.init(staged);
        return terraform.validate(staged);
      }),
    );
    expect(valid.diagnostics).toEqual([]);
  });
});
