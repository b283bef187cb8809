import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HelmProvider } from '@cdktf/provider-helm/lib/provider/index.js';
import { Release } from '@cdktf/provider-helm/lib/release/index.js';
import { ConfigMapV1 } from '@cdktf/provider-kubernetes/lib/config-map-v1/index.js';
import { LimitRangeV1 } from '@cdktf/provider-kubernetes/lib/limit-range-v1/index.js';
import { NamespaceV1 } from '@cdktf/provider-kubernetes/lib/namespace-v1/index.js';
import { NetworkPolicyV1 } from '@cdktf/provider-kubernetes/lib/network-policy-v1/index.js';
import { PriorityClassV1 } from '@cdktf/provider-kubernetes/lib/priority-class-v1/index.js';
import { KubernetesProvider } from '@cdktf/provider-kubernetes/lib/provider/index.js';
import { ResourceQuotaV1 } from '@cdktf/provider-kubernetes/lib/resource-quota-v1/index.js';
import { RoleBindingV1 } from '@cdktf/provider-kubernetes/lib/role-binding-v1/index.js';
import { RoleV1 } from '@cdktf/provider-kubernetes/lib/role-v1/index.js';
import { StorageClassV1 } from '@cdktf/provider-kubernetes/lib/storage-class-v1/index.js';
import { App, TerraformStack } from 'cdktf';
import { afterAll, expect, test } from 'vitest';
import { describeWith } from './judges.ts';
import { planned, realProviders, schemaProvider, withRealProviders, withSchemaProvider } from './terraform.ts';
import { readSchemas } from './terraform-provider/schemas.ts';

const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

describeWith(schemaProvider)('the schema provider', () => {
  test('lets the real Terraform validate every kind that we write', async () => {
    await withSchemaProvider(async (terraform) => {
      const stack = terraform.stage(everyKind());
      await terraform.init(stack);
      expect(await terraform.validate(stack)).toMatchObject({ valid: true, diagnostics: [] });
    });
  });

  test('is understood as the providers printed themselves', async () => {
    await withSchemaProvider(async (terraform) => {
      const stack = terraform.stage(everyKind());
      await terraform.init(stack);
      const understood = await terraform.providerSchemas(stack);
      for (const [address, { version: _, ...facts }] of Object.entries(readSchemas())) {
        expect(withoutProse(understood[address])).toEqual(facts);
      }
    });
  });

  test('plans what it has to act for as known after apply', async () => {
    await withSchemaProvider(async (terraform) => {
      const stack = terraform.stage(everyKind());
      await terraform.init(stack);
      const plan = await terraform.plan(stack);
      expect(planned(plan)).toHaveLength(KINDS);
      const namespace = plan.resource_changes.find(({ type }) => type === 'kubernetes_namespace_v1');
      expect(namespace?.change.after).toMatchObject({ metadata: [{ name: 'lab', labels: { hall: 'a' } }] });
      expect(namespace?.change.after_unknown).toMatchObject({ id: true, metadata: [{ uid: true }] });
    });
  });

  test('applies, finds nothing to do the second time, changes only what changed, and destroys', async () => {
    await withSchemaProvider(async (terraform) => {
      const stack = terraform.stage(everyKind());
      await terraform.init(stack);
      await terraform.apply(stack);
      await terraform.settled(stack);
      expect(readFileSync(join(stack, 'terraform.tfstate'), 'utf8')).not.toContain('never in a state');

      edit(stack, (json) => {
        json.resource.kubernetes_resource_quota_v1.quota.spec.hard['requests.nvidia.com/gpu'] = '16';
      });
      expect(planned(await terraform.plan(stack))).toEqual(['update kubernetes_resource_quota_v1.quota']);
      await terraform.apply(stack);
      await terraform.settled(stack);

      await terraform.destroy(stack);
      expect(planned(await terraform.plan(stack))).toHaveLength(KINDS);
    });
  });

  test('replaces what is given another name', async () => {
    await withSchemaProvider(async (terraform) => {
      const stack = terraform.stage(everyKind());
      await terraform.init(stack);
      await terraform.apply(stack);
      edit(stack, (json) => {
        json.resource.kubernetes_priority_class_v1.priority.metadata.name = 'gold';
        json.resource.helm_release.release.name = 'operator-two';
      });
      expect(planned(await terraform.plan(stack))).toEqual([
        'delete and create helm_release.release',
        'delete and create kubernetes_priority_class_v1.priority',
      ]);
    });
  });

  test('keeps two stacks apart', async () => {
    await withSchemaProvider(async (terraform) => {
      const [one, two] = [terraform.stage(everyKind()), terraform.stage(everyKind())];
      await Promise.all([terraform.init(one), terraform.init(two)]);
      await terraform.apply(one);
      await terraform.settled(one);
      expect(planned(await terraform.plan(two))).toHaveLength(KINDS);
      expect(planned(await terraform.plan(one, { destroy: true }))).toHaveLength(KINDS);
    });
  });

  test.each<[string, (json: Json) => void, string]>([
    [
      'an attribute that no kind has',
      (json) => {
        json.resource.kubernetes_storage_class_v1.storage.storage_provisoner = 'x';
      },
      'No argument or block type is named "storage_provisoner".',
    ],
    [
      'an attribute of a release that helm does not have',
      (json) => {
        json.resource.helm_release.release.atomik = true;
      },
      'No argument or block type is named "atomik". Did you mean "atomic"?',
    ],
    [
      'a missing attribute',
      (json) => {
        delete json.resource.kubernetes_storage_class_v1.storage.storage_provisioner;
      },
      'The argument "storage_provisioner" is required, but no definition was found.',
    ],
    [
      'a missing block',
      (json) => {
        delete json.resource.kubernetes_namespace_v1.namespace.metadata;
      },
      'At least 1 "metadata" blocks are required.',
    ],
    [
      'a wrong type',
      (json) => {
        json.resource.helm_release.release.timeout = 'half an hour';
      },
      'Inappropriate value for attribute "timeout": a number is required.',
    ],
    [
      'a wrong type inside a nested attribute of the helm provider',
      (json) => {
        json.provider.helm[0].kubernetes = { config_paths: 'one' };
      },
      'Inappropriate value for attribute "kubernetes": attribute "config_paths": list of string required.',
    ],
    [
      'a value for what only the provider knows',
      (json) => {
        json.resource.kubernetes_namespace_v1.namespace.metadata.uid = 'mine';
      },
      '"uid" is computed by the provider and cannot be set',
    ],
    [
      'a reference to nothing',
      (json) => {
        json.resource.kubernetes_config_map_v1.config.metadata.namespace = '$' + '{kubernetes_namespace_v1.gone.id}';
      },
      'A managed resource "kubernetes_namespace_v1" "gone" has not been declared in the root module.',
    ],
  ])('refuses %s', async (_, fault, message) => {
    await withSchemaProvider(async (terraform) => {
      const stack = terraform.stage(everyKind());
      await terraform.init(stack);
      edit(stack, fault);
      const { valid, diagnostics } = await terraform.validate(stack);
      expect(valid).toBe(false);
      expect(diagnostics.map(({ detail, summary }) => `${summary}: ${detail}`).join('\n')).toContain(message);
    });
  });

  test('refuses a stack that pins another version of a provider', async () => {
    await withSchemaProvider(async (terraform) => {
      const stack = terraform.stage(everyKind());
      edit(stack, (json) => {
        json.terraform.required_providers.helm.version = '2.17.0';
      });
      await expect(terraform.init(stack)).rejects.toThrow(
        'pins helm 2.17.0, and the schema provider has the schemas of 3.1.1',
      );
    });
  });
});

describeWith(realProviders)('the real providers', () => {
  test('validate every kind that we write', async () => {
    await withRealProviders(async (terraform) => {
      const stack = terraform.stage(everyKind());
      await terraform.init(stack);
      expect(await terraform.validate(stack)).toMatchObject({ valid: true });
    });
  });
});

/** How many resources `everyKind` has. */
const KINDS = 10;

/** The folder of a stack with one of each kind that our constructs write. */
function everyKind(): string {
  const outdir = mkdtempSync(join(tmpdir(), 'afterhash-kinds-'));
  made.push(outdir);
  const app = new App({ outdir });
  const stack = new TerraformStack(app, 'lab');
  new KubernetesProvider(stack, 'kubernetes', { configPath: '~/.kube/config' });
  new HelmProvider(stack, 'helm', { kubernetes: { configPath: '~/.kube/config' } });
  const namespace = new NamespaceV1(stack, 'namespace', { metadata: { name: 'lab', labels: { hall: 'a' } } });
  const metadata = { name: 'lab', namespace: namespace.metadata.name };
  new ResourceQuotaV1(stack, 'quota', { metadata, spec: { hard: { 'requests.nvidia.com/gpu': '8' } } });
  new LimitRangeV1(stack, 'limits', {
    metadata,
    spec: { limit: [{ type: 'Container', default: { cpu: '1' }, defaultRequest: { memory: '1Gi' } }] },
  });
  new NetworkPolicyV1(stack, 'policy', {
    metadata,
    spec: {
      podSelector: {},
      policyTypes: ['Ingress', 'Egress'],
      egress: [
        { to: [{ namespaceSelector: { matchLabels: { dns: 'yes' } } }], ports: [{ port: '53', protocol: 'UDP' }] },
      ],
    },
  });
  new RoleV1(stack, 'role', {
    metadata,
    rule: [{ apiGroups: ['batch'], resources: ['jobs'], verbs: ['get', 'create'] }],
  });
  new RoleBindingV1(stack, 'binding', {
    metadata,
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'lab' },
    subject: [{ kind: 'Group', name: 'lab', apiGroup: 'rbac.authorization.k8s.io' }],
  });
  new StorageClassV1(stack, 'storage', {
    metadata: { name: 'scratch' },
    storageProvisioner: 'topolvm.io',
    volumeBindingMode: 'WaitForFirstConsumer',
    allowVolumeExpansion: true,
  });
  new PriorityClassV1(stack, 'priority', { metadata: { name: 'firm' }, value: 1000 });
  new ConfigMapV1(stack, 'config', { metadata, data: { 'dashboard.json': '{}' } });
  new Release(stack, 'release', {
    name: 'operator',
    chart: 'operator',
    repository: 'https://charts.example.invalid',
    version: '1.2.3',
    namespace: namespace.id,
    values: [JSON.stringify({ driver: { enabled: true } })],
    timeout: 1800,
    set: [{ name: 'a', value: 'b' }],
    setWo: [{ name: 'token', value: 'never in a state' }],
  });
  app.synth();
  return join(outdir, 'stacks', 'lab');
}

// biome-ignore lint/suspicious/noExplicitAny: a hand in somebody's JSON, to spoil it
type Json = any;

/** Terraform adds these to what it prints; the facts have no prose. */
function withoutProse(printed: unknown): unknown {
  return JSON.parse(JSON.stringify(printed), (key, value) => (key === 'description_kind' ? undefined : value));
}

function edit(stack: string, change: (json: Json) => void): void {
  const file = join(stack, 'cdk.tf.json');
  const json = JSON.parse(readFileSync(file, 'utf8'));
  change(json);
  writeFileSync(file, JSON.stringify(json));
}
