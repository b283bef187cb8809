import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { found } from '../constructs/sites.ts';
import { describeOnSite } from './applied-site.ts';
import type { ObjectRef } from './kubernetes/api.ts';
import { renderSite } from './rendered-site.ts';

const blueprint = fileURLToPath(new URL('../../blueprints/liquid-retrofit', import.meta.url));
const rendered = await renderSite(join(blueprint, 'site.yaml'));
const examples = readdirSync(join(blueprint, 'examples')).map((file) => ({
  file,
  objects: parseAllDocuments(readFileSync(join(blueprint, 'examples', file), 'utf8')).map(
    (document): ObjectRef => document.toJS(),
  ),
}));

describeOnSite('the examples of liquid-retrofit', rendered, (cluster) => {
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
