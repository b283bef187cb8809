import { describe, expect, it } from 'vitest';
import { Namespace } from '../../constructs/kubernetes/namespace.ts';
import { ChartRelease } from '../../constructs/terraform/helm-release.ts';
import { gate, printGateFinding } from '../../stacks/gate.ts';
import { jsonOf } from './lab.ts';

type Json = Record<string, unknown>;

const pin = { name: 'chart', repository: 'oci://charts.example', version: '1.0.0' };

/** A stack that passes, with what a test changes in it. */
async function stackWith(change: (json: Json & Record<'terraform' | 'resource', Json>) => unknown): Promise<unknown> {
  const json = await jsonOf((stack) => {
    new Namespace(stack, 'a', { metadata: { name: 'a', labels: { owner: 'platform' } } });
    new ChartRelease(stack, 'r', { release: 'r', namespace: 'a', pin, values: { note: '${a} %{ if b } $${c}' } });
  });
  const copy = structuredClone(json) as never;
  change(copy);
  return copy;
}

const found = async (change: Parameters<typeof stackWith>[0], references: readonly string[] = []) =>
  gate([{ name: 's', json: await stackWith(change), references: new Set(references) }]).map(printGateFinding);

const labels = (value: Json) => (json: Json & { resource: Json }) => {
  json.resource = { kubernetes_namespace_v1: { a: { metadata: { labels: value } } } };
};

const release = (value: Json) => (json: Json & { resource: Json }) => {
  json.resource = { helm_release: { r: { name: 'r', namespace: 'a', ...value } } };
};

describe('the gate', () => {
  it('lets a stack of ours pass', async () => {
    expect(await found(() => {})).toEqual([]);
  });

  it.each([
    ['a function', { owner: '${file("canary.txt")}' }],
    ['a function in a key', { '${file("canary.txt")}': 'k' }],
    ['a directive', { owner: '%{ if fileexists("canary.txt") }yes%{ else }no%{ endif }' }],
    ['a directive in a key', { '%{ if true }a%{ endif }': 'k' }],
    ['the secret of another resource', { owner: '${terraform_data.victim_secret.input.token}' }],
    ['a variable that nobody declared', { owner: '${var.secret}' }],
    ['what a token becomes', { owner: '${TFTOKEN[TOKEN.9]}' }],
    ['a sequence after text', { owner: 'cost: ${path.cwd}' }],
    ['a sequence after a doubled one', { owner: '$${a}${path.cwd}' }],
    ['a sequence that begins with the other sigil', { owner: '%${path.cwd}' }],
    ['a sequence under a key that CDKTF uses for notes', { '//': '${path.cwd}' }],
  ])('finds %s', async (_, label) => {
    const findings = await found(labels(label));
    expect(findings.length).toBeGreaterThan(0);
    expect(findings[0]).toMatch(
      /^s\.resource\.kubernetes_namespace_v1\.a\.metadata\.labels\..*: Terraform would evaluate /s,
    );
  });

  it('finds a live sequence inside the values of a release and in an output', async () => {
    expect(await found(release({ values: ['{"a":"${path.cwd}"}'] }))).toEqual([
      's.resource.helm_release.r.values.0: Terraform would evaluate "${path.cwd}\\"}"',
    ]);
    expect(await found((json) => Object.assign(json, { output: { a: { value: '${path.cwd}' } } }))).toHaveLength(1);
  });

  it('lets a bare reference pass that the stack made on purpose, and no call', async () => {
    const change = (json: Json) => {
      json.variable = { token: { sensitive: true } };
      json.output = {
        a: { value: 'x-${var.token}' },
        b: { value: '${upper(var.token)}' },
        c: { value: '${var.other}' },
      };
    };
    expect(await found(change, ['${var.token}', '${upper(var.token)}'])).toEqual([
      's.output.b.value: Terraform would evaluate "${upper(var.token)}"',
      's.output.c.value: Terraform would evaluate "${var.other}"',
    ]);
  });

  it('takes the doubled form for text, however long the run', async () => {
    expect(await found(labels({ a: '$${a}', b: '$$$${a}', c: '%%{ if a }', d: '$$$$$ {', e: '$', f: '{}' }))).toEqual(
      [],
    );
  });

  it('does not read the notes of CDKTF', async () => {
    expect(await found((json) => Object.assign(json, { '//': { metadata: '${a()}' } }))).toEqual([]);
  });

  it.each<[string, Parameters<typeof stackWith>[0], string]>([
    [
      'a provisioner',
      (json) => (json.resource = { helm_release: { r: { provisioner: [{ 'local-exec': { command: 'id' } }] } } }),
      'runs no program',
    ],
    ['a connection', (json) => (json.resource = { helm_release: { r: { connection: {} } } }), 'runs no program'],
    ['a data source', (json) => (json.data = { external: { a: { program: ['id'] } } }), 'has no block "data"'],
    ['a module', (json) => (json.module = { a: { source: 'git::https://a' } }), 'has no block "module"'],
    ['a resource of another provider', (json) => (json.resource = { null_resource: { a: {} } }), 'no provider of ours'],
    [
      'a resource given to another provider',
      (json) => (json.resource = { helm_release: { r: { provider: 'shell.a' } } }),
      'no provider of ours',
    ],
    [
      'a required provider',
      (json) => (json.terraform.required_providers = { shell: { source: 'a/shell' } }),
      'none of ours',
    ],
    [
      'a provider from elsewhere',
      (json) => (json.terraform.required_providers = { helm: { source: 'evil/helm' } }),
      'none of ours',
    ],
    ['a configured provider', (json) => (json.provider = { http: [{}] }), 'none of ours'],
    [
      'a program of a provider',
      (json) => (json.provider = { kubernetes: [{ exec: [{ command: 'id' }] }] }),
      'runs no program',
    ],
    [
      'a program of the Helm provider',
      (json) => (json.provider = { helm: [{ kubernetes: { exec: { command: 'id' } } }] }),
      'runs no program',
    ],
    ['a password of a provider', (json) => (json.provider = { kubernetes: [{ token: 'a' }] }), 'in clear'],
    ['no backend', (json) => (json.terraform.backend = {}), 'exactly one backend'],
    ['two backends', (json) => (json.terraform.backend = { local: { path: 'a' }, s3: {} }), 'exactly one backend'],
    ['a backend of the cloud', (json) => (json.terraform.cloud = {}), 'exactly one backend'],
    ['a local backend of no path', (json) => (json.terraform.backend = { local: {} }), 'where its state is'],
    [
      'a path of this machine',
      (json) => (json.terraform.backend = { local: { path: '/home/me/a.tfstate' } }),
      'path of one machine',
    ],
    ['a secret of a backend', (json) => (json.terraform.backend = { s3: { secret_key: 'a' } }), 'in clear'],
    ['a chart of this machine', release({ chart: '/home/me/chart' }), 'path of one machine'],
    ['a value that is set', release({ set: [{ name: 'a', value: 'b' }] }), 'not by "set"'],
    ['a secret that is set', release({ set_sensitive: [] }), 'not by "set_sensitive"'],
    ['a program after rendering', release({ postrender: { binary_path: 'id' } }), 'not by "postrender"'],
    ['a manifest', (json) => (json.resource = { kubernetes_manifest: { a: {} } }), 'only where a cluster answers'],
  ])('finds %s', async (_, change, message) => {
    const findings = await found(change);
    expect(findings).toEqual([expect.stringContaining(message)]);
  });

  it('finds two releases of one name in a namespace, in one stack or in two', async () => {
    const twice = (json: Json & { resource: Json }) => {
      json.resource = {
        helm_release: { a: { name: 'r', namespace: 'n' }, b: { name: 'r', namespace: 'n' }, c: { name: 'r' } },
      };
    };
    expect(await found(twice)).toEqual([
      's.resource.helm_release.b: release "r" in namespace "n" is already that of s.resource.helm_release.a',
    ]);
  });

  it('finds two stacks with one state', async () => {
    const json = await stackWith((same) => (same.resource = {}));
    expect(
      gate([
        { name: 'a', json },
        { name: 'b', json },
      ]).map(printGateFinding),
    ).toEqual([
      'b.terraform.backend: the state at {"local":{"path":"../../../terraform.lab.platform.tfstate"}} is already that of a.terraform.backend',
    ]);
  });
});
