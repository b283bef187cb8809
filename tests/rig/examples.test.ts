import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import type { ObjectRef } from './kubernetes/api.ts';
import { applyLayer } from './kubernetes/apply-layer.ts';
import { describeOnCluster } from './kubernetes/cluster.ts';
import { eventually } from './kubernetes/eventually.ts';
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
    const { api } = cluster();
    for (const layer of rendered.layers) {
      const refused = (await applyLayer(api, layer)).filter(({ refusal }) => refusal !== undefined);
      expect(refused, layer.name).toEqual([]);
    }
    // Each policy is read a moment after it is written: wait until what is in no queue is refused.
    const [gang] = found(examples.find(({ file }) => file === 'nccl-all-reduce.yaml')).objects;
    const { labels: _, ...unqueued } = found(gang).metadata as ObjectRef['metadata'] & { labels: object };
    await eventually(async () => {
      const asked = asTenant(unqueued.namespace).apply({ ...found(gang), metadata: unqueued }, { dryRun: true });
      await expect(asked).rejects.toThrow('must name a queue');
    });
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
