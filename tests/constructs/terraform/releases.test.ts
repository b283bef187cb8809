import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { Namespace } from '../../../constructs/kubernetes/namespace.ts';
import { ChartRelease } from '../../../constructs/terraform/helm-release.ts';
import { renderedIn } from '../../../constructs/terraform/rendering.ts';
import { ResourceSet } from '../../../constructs/terraform/resource-set.ts';
import { helm, helmJudge } from '../../rig/helm.ts';
import { describeWith } from '../../rig/judges.ts';
import { planned, schemaProvider, withSchemaProvider } from '../../rig/terraform.ts';
import { inFolder, jsonOf, LabStack, synthesized } from '../../stacks/lab.ts';

const PIN = { name: 'gpu-operator', repository: 'https://charts.example', version: 'v26.7.0' };

const queue = (name: string) => ({
  apiVersion: 'kueue.x-k8s.io/v1beta2',
  kind: 'LocalQueue',
  metadata: { name, namespace: 'tenant-lab' },
  spec: { clusterQueue: '${file("a")} {{ .b }}' },
});

it('gives a release its values as one document, never atomic', async () => {
  const { resource } = await jsonOf((stack) => {
    const values = { nfd: { enabled: false }, a: '${b}' };
    new ChartRelease(stack, 'gpu-operator', {
      release: 'gpu-operator',
      namespace: 'gpu',
      pin: PIN,
      values,
      timeoutSeconds: 1800,
    });
  });
  const { '//': _, ...release } = resource?.helm_release?.['gpu-operator'] ?? {};
  expect(release).toEqual({
    name: 'gpu-operator',
    namespace: 'gpu',
    chart: 'gpu-operator',
    repository: 'https://charts.example',
    version: 'v26.7.0',
    values: ['{"a":"$${b}","nfd":{"enabled":false}}'],
    timeout: 1800,
    wait: true,
    create_namespace: false,
    skip_crds: false,
    atomic: false,
    cleanup_on_fail: false,
  });
});

it('refuses a release name that Helm would', async () => {
  const release = (name: string) =>
    jsonOf((stack) => void new ChartRelease(stack, 'a', { release: name, namespace: 'a', pin: PIN, values: {} }));
  await expect(release('a'.repeat(53))).resolves.toBeDefined();
  await expect(release('a'.repeat(54))).rejects.toThrow('is no release name of at most 53 characters');
  await expect(release('A_b')).rejects.toThrow('is no release name');
});

it('does not follow the order in which objects and keys were written', async () => {
  const values = (names: readonly string[]) =>
    jsonOf(
      (stack) => void new ResourceSet(stack, 'queues', { name: 'queues', namespace: 'a', objects: names.map(queue) }),
    );
  expect(await values(['b', 'a', 'c'])).toEqual(await values(['c', 'b', 'a']));
});

it('takes an object twice for a bug', async () => {
  const twice = jsonOf(
    (stack) => void new ResourceSet(stack, 'q', { name: 'q', namespace: 'a', objects: [queue('a'), queue('a')] }),
  );
  await expect(twice).rejects.toThrow('bug: two objects are kueue.x-k8s.io/v1beta2 LocalQueue tenant-lab/a');
});

it('makes what is in a namespace of the stack wait for it, whichever was made first', async () => {
  const { resource } = await jsonOf((stack) => {
    new ResourceSet(stack, 'queues', { name: 'queues', namespace: 'kueue-system', objects: [queue('a')] });
    const first = new ChartRelease(stack, 'first', { release: 'first', namespace: 'tenant-lab', pin: PIN, values: {} });
    new ChartRelease(stack, 'second', {
      release: 'second',
      namespace: 'elsewhere',
      pin: PIN,
      values: {},
      after: [first],
    });
    new Namespace(stack, 'namespace', { metadata: { name: 'tenant-lab' } });
  });
  const waits = Object.entries(resource?.helm_release ?? {}).map(([id, { depends_on }]) => [id, depends_on]);
  expect(Object.fromEntries(waits)).toEqual({
    queues: ['kubernetes_namespace_v1.namespace'],
    first: ['kubernetes_namespace_v1.namespace'],
    second: ['helm_release.first'],
  });
});

it('can be read without Terraform, in tree order', async () => {
  let renderings: unknown[] = [];
  await jsonOf((stack) => {
    new Namespace(stack, 'namespace', { metadata: { name: 'tenant-lab' } });
    const first = new ChartRelease(stack, 'first', {
      release: 'first',
      namespace: 'a',
      pin: PIN,
      values: { a: '${b}' },
    });
    new ResourceSet(stack, 'queues', {
      name: 'queues',
      namespace: 'tenant-lab',
      objects: [queue('a')],
      after: [first],
    });
    renderings = renderedIn(stack);
  });
  expect(renderings).toMatchObject([
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'tenant-lab' } },
    { release: 'first', namespace: 'a', pin: PIN, values: { a: '${b}' }, timeoutSeconds: 300, needs: [] },
    { release: 'queues', pin: { name: 'resources', version: '0.2.0' }, objects: [queue('a')], needs: ['a/first'] },
  ]);
});

function withQueues<T>(
  work: (stackFolder: string, release: Readonly<Record<string, unknown>>) => Promise<T>,
): Promise<T> {
  return inFolder(async (folder) => {
    const [stack] = synthesized(folder, (app) => {
      const objects = ['b', 'a'].map(queue);
      new ResourceSet(new LabStack(app), 'queues', { name: 'queues', namespace: 'tenant-lab', objects });
    });
    return work(stack?.folder ?? '', stack?.json.resource?.helm_release?.queues ?? {});
  });
}

describeWith(helmJudge)('the objects of a release, as Helm prints them', () => {
  it('are found from the folder where Terraform runs', async () => {
    await withQueues(async (cwd, { chart, version, values }) => {
      expect({ chart, version }).toEqual({ chart: './assets/resources-chart/0.2.0', version: '0.2.0' });
      // what Terraform hands to Helm: the doubled sigils single again
      const [text = ''] = [values].flat().map((value) => String(value).replace(/([$%])\1\{/g, '$1{'));
      const args = ['template', 'queues', String(chart), '--version', String(version), '--values', '-'];
      const { stdout, stderr } = await helm(args, { cwd, stdin: text });
      expect(stderr).toBe('');
      expect(parseAllDocuments(stdout).map((document) => document.toJS())).toEqual([queue('a'), queue('b')]);
      expect(readFileSync(join(cwd, 'cdk.tf.json'), 'utf8')).not.toContain(cwd);
    });
  });
});

describeWith(schemaProvider)('the objects of a release, as Terraform plans them', () => {
  it('are planned without a cluster', async () => {
    await withQueues((folder) =>
      withSchemaProvider(async (terraform) => {
        const staged = terraform.stage(folder);
        await terraform.init(staged);
        expect(planned(await terraform.plan(staged))).toEqual(['create helm_release.queues']);
      }),
    );
  });
});
