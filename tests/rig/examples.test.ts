import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { applySite } from './applied-site.ts';
import type { ObjectRef } from './kubernetes/api.ts';
import { describeOnCluster } from './kubernetes/cluster.ts';
import { kindsIn, kueueConfigurationOf, renderSite } from './rendered-site.ts';

const blueprint = fileURLToPath(new URL('../../blueprints/liquid-retrofit', import.meta.url));
const rendered = await renderSite(join(blueprint, 'site.yaml'));
const options = {
  parts: ['kube-controller-manager', 'kueue'] as const,
  components: ['jobset', 'kueue', 'lws'] as const,
  kinds: [...kindsIn(rendered), { apiVersion: 'resource.nvidia.com/v1beta1', kind: 'ComputeDomain' }],
  kueueConfiguration: kueueConfigurationOf(rendered),
};

const examples = readdirSync(join(blueprint, 'examples')).map((file) => ({
  file,
  objects: parseAllDocuments(readFileSync(join(blueprint, 'examples', file), 'utf8')).map(
    (document): ObjectRef => document.toJS(),
  ),
}));

describeOnCluster('the examples of liquid-retrofit', options, (cluster) => {
  beforeAll(async () => {
    const [gang] = found(examples.find(({ file }) => file === 'nccl-all-reduce.yaml')).objects;
    await applySite(cluster(), rendered, found(gang));
  });

  const asTenant = (tenant = '') => cluster().api.as('ada', [tenant]);

  test('are more than one a pool', () => {
    expect(examples.length).toBeGreaterThanOrEqual(4);
  });

  for (const { file, objects } of examples) {
    test(`${file} is taken from somebody of the tenant, with every field known`, async () => {
      for (const object of objects) {
        const { metadata } = await asTenant(object.metadata.namespace).apply(object, { dryRun: true });
        expect(metadata.name).toBe(object.metadata.name);
      }
    });
  }

  test.each(['nccl-all-reduce.yaml', 'nvlink-domain.yaml', 'training-gang.yaml', 'checkpointing-job.yaml'])(
    '%s waits in its queue until Kueue lets it start',
    async (file) => {
      const object = found(found(examples.find((one) => one.file === file)).objects.at(-1));
      const { spec } = await asTenant(object.metadata.namespace).apply(object, { dryRun: true });
      expect(spec).toMatchObject({ suspend: true });
    },
  );
});

function found<T>(thing: T | undefined): T {
  if (thing === undefined) throw new Error('the test looks for something that is not there');
  return thing;
}
