import { App, TerraformOutput } from 'cdktf';
import { Construct } from 'constructs';
import { describe, expect, it } from 'vitest';
import { ConfigMap } from '../../constructs/kubernetes/config-map.ts';
import { Namespace } from '../../constructs/kubernetes/namespace.ts';
import type { BackendSpec } from '../../stacks/backend.ts';
import { inFolder, jsonOf, LabStack } from './lab.ts';

const namespace = (scope: Construct, id: string) => new Namespace(scope, id, { metadata: { name: 'a' } });

describe('addresses', () => {
  it('are the path of a construct, readable and without a hash', async () => {
    const { resource, output } = await jsonOf((stack) => {
      const tenant = new Construct(new Construct(stack, 'tenants'), 'meridian');
      namespace(tenant, 'namespace');
      namespace(new Construct(tenant, 'Default'), 'RentalPool 2.5');
      namespace(stack, '1tenant');
      new TerraformOutput(tenant, 'addressOfApi', { value: 'a' });
    });
    expect(Object.keys(resource?.kubernetes_namespace_v1 ?? {})).toEqual([
      '_1tenant',
      'tenants_meridian_namespace',
      'tenants_meridian_rental-pool-2-5',
    ]);
    expect(Object.keys(Object(output))).toEqual(['tenants_meridian_address-of-api']);
  });

  it('are refused where two things would have the same, with both paths', async () => {
    const ids = jsonOf((stack) => {
      namespace(stack, 'rack.1');
      namespace(stack, 'rack-1');
    });
    await expect(ids).rejects.toThrow(
      '"lab-platform/rack.1/Resource" and "lab-platform/rack-1/Resource" are both kubernetes_namespace_v1.rack-1',
    );
    const overridden = jsonOf((stack) => {
      for (const id of ['a', 'b']) {
        const [resource] = namespace(stack, id).node.children;
        Object(resource).overrideLogicalId('c');
      }
    });
    await expect(overridden).rejects.toThrow('are both kubernetes_namespace_v1.c');
  });

  it('may be the same for things of two types', async () => {
    const { resource } = await jsonOf((stack) => {
      namespace(stack, 'rack.1');
      new ConfigMap(stack, 'rack-1', { metadata: { name: 'a', namespace: 'a' } });
    });
    expect(Object.keys(resource ?? {})).toEqual(['kubernetes_config_map_v1', 'kubernetes_namespace_v1']);
  });

  it('need a letter or a digit', async () => {
    await expect(jsonOf((stack) => void namespace(stack, '電'))).rejects.toThrow(
      'bug: "lab-platform/電/Resource" gives no Terraform name',
    );
  });
});

describe('a site stack', () => {
  it.each([['..'], ['a/b'], ['A'], ['a.b'], ['${a}'], ['']])('refuses %j as the name of a layer', async (layer) => {
    await expect(jsonOf(() => {}, { layer })).rejects.toThrow('is no name of a site or a layer');
  });

  it('says which cluster both providers speak to', async () => {
    const { provider } = await jsonOf(() => {}, { kubeconfig: { path: 'kube/config', context: 'a-${b}' } });
    const cluster = { config_path: 'kube/config', config_context: 'a-$${b}' };
    expect(provider).toEqual({ kubernetes: [cluster], helm: [{ kubernetes: cluster }] });
  });

  it('leaves the cluster to the environment where none is said', async () => {
    expect((await jsonOf(() => {})).provider).toEqual({ kubernetes: [{}], helm: [{}] });
  });

  it('depends on the stacks right before it only', () =>
    inFolder((outdir) => {
      const app = new App({ outdir });
      const operators = new LabStack(app, { layer: 'operators' });
      const platform = new LabStack(app, { layer: 'platform', after: [operators] });
      const tenant = new LabStack(app, { layer: 'tenant-a', after: [operators, platform] });
      expect(tenant.dependencies).toEqual([platform]);
    }));
});

const BACKENDS: readonly (readonly [BackendSpec, object])[] = [
  [{ backend: 'local' }, { local: { path: '../../../terraform.lab.platform.tfstate' } }],
  [{ backend: 'local', path: 'state' }, { local: { path: '../../../state/terraform.lab.platform.tfstate' } }],
  [
    { backend: 's3', bucket: 'b', region: 'eu-west-1', locking: true },
    { s3: { bucket: 'b', region: 'eu-west-1', key: 'lab/platform.tfstate', use_lockfile: true } },
  ],
  [
    { backend: 's3', bucket: 'b', endpoint: 'https://s3.lab', prefix: 'p', locking: false },
    {
      s3: {
        bucket: 'b',
        region: 'us-east-1',
        key: 'p/lab/platform.tfstate',
        endpoints: { s3: 'https://s3.lab' },
        use_lockfile: false,
        use_path_style: true,
        skip_credentials_validation: true,
        skip_metadata_api_check: true,
        skip_region_validation: true,
        skip_requesting_account_id: true,
      },
    },
  ],
  [{ backend: 'kubernetes' }, { kubernetes: { secret_suffix: 'lab.platform.state' } }],
  [
    { backend: 'kubernetes', namespace: 'terraform' },
    { kubernetes: { secret_suffix: 'lab.platform.state', namespace: 'terraform' } },
  ],
];

describe('a backend', () => {
  it.each(BACKENDS)('is written from %j', async (backend, expected) => {
    expect((await jsonOf(() => {}, { backend })).terraform?.backend).toEqual(expected);
  });

  it('never gives two stacks one state', async () => {
    const pairs = [
      ['a', 'b-c'],
      ['a-b', 'd'],
      ['a-b', 'c-d'],
      ['a-b-c', 'd'],
      ['a'.repeat(60), 'b'.repeat(60)],
      ['a'.repeat(60), 'c'.repeat(60)],
    ];
    for (const [backend] of BACKENDS) {
      const states = await Promise.all(
        pairs.map(async ([site = '', layer = '']) =>
          JSON.stringify((await jsonOf(() => {}, { site, layer, backend })).terraform?.backend),
        ),
      );
      expect(new Set(states).size).toBe(pairs.length);
    }
  });

  it('keeps a name of the secret that Kubernetes and Terraform take', async () => {
    for (const layer of ['tenant-t-1', `${'a'.repeat(44)}-${'b'.repeat(20)}`]) {
      const { terraform } = await jsonOf(() => {}, { layer, backend: { backend: 'kubernetes' } });
      const suffix = String(Object(terraform?.backend).kubernetes.secret_suffix);
      expect(suffix).toMatch(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/);
      expect(suffix).not.toMatch(/-\d+$/);
      expect(suffix.length).toBeLessThanOrEqual(63);
    }
  });
});
