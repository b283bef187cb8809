import { describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import type { KubernetesObject } from '../../constructs/terraform/kubernetes-object.ts';
import { kai } from '../../exports/kai/kai.ts';
import { exampleSite } from '../../site/checks/example-site.ts';
import type { Site } from '../../site/model/index.ts';
import { siteWith } from '../constructs/sites.ts';
import { describeOnSharedCluster } from '../rig/kubernetes/cluster.ts';
import { siteOf } from '../site/checks/read-example.ts';
import { fabricSites } from './fabric-sites.ts';

describe('export kai', () => {
  test('has a Topology for each fabric, from far to near by the labels of the site', () => {
    const [topology] = objectsOf(
      siteWith((data) => {
        data.cluster.labels = 'example.com';
      }),
    );
    expect(topology).toMatchObject({
      kind: 'Topology',
      metadata: { name: 'ib' },
      spec: {
        levels: [
          { nodeLabel: 'example.com/hall', alias: 'hall' },
          { nodeLabel: 'example.com/unit', alias: 'unit' },
          { nodeLabel: 'example.com/rack', alias: 'rack' },
          { nodeLabel: 'kubernetes.io/hostname' },
        ],
      },
    });
  });

  test('gives a tenant the GPUs that it claims, and no more than it may borrow beside them', () => {
    const queues = objectsOf(siteWith()).filter(({ kind }) => kind === 'Queue');
    expect(queues.map(({ metadata, spec }) => [metadata.name, gpusOf(spec)])).toEqual([
      ['columbia-18.site', { quota: 5888, limit: -1, overQuotaWeight: 1 }],
      ['meridian', { quota: 64 * 72, limit: 64 * 72, overQuotaWeight: 1 }],
      ['open-market', { quota: 15 * 72 + 128, limit: (15 + 8) * 72 + 128, overQuotaWeight: 1 }],
    ]);
    expect(queues[1]?.spec).toMatchObject({ parentQueue: 'columbia-18.site', priority: 200 });
  });

  test('has nothing to write of a site with neither fabric nor tenant', () => {
    const site = siteOf(exampleSite({ pools: '', fabrics: '', storage: '' }));
    expect(kai.export(site)).toMatchObject({ nothing: '"example" has neither a fabric nor a tenant' });
  });
});

describeOnSharedCluster('export kai, asked of an API server', (cluster) => {
  test.each(Object.entries({ ...fabricSites, 'the default site': siteWith() }))(
    'accepts every object of %s, with every field known',
    async (_, site) => {
      const { api } = cluster();
      const objects = objectsOf(site);
      expect(objects.length).toBeGreaterThan(0);
      for (const object of objects) await api.apply(object, { dryRun: true });
      expect(api.warnings).toEqual([]);
    },
  );

  test('refuses a level that is named twice', async () => {
    const [topology] = objectsOf(siteWith());
    const levels = [{ nodeLabel: 'example.com/rack' }, { nodeLabel: 'example.com/rack' }];
    await expect(
      cluster().api.apply({ ...(topology as KubernetesObject), spec: { levels } }, { dryRun: true }),
    ).rejects.toThrow('nodeLabel must be unique');
  });
});

function objectsOf(site: Site): KubernetesObject[] {
  const exported = kai.export(site);
  if ('nothing' in exported) throw new Error(exported.nothing);
  return [...exported.files.values()].flatMap((text) =>
    parseAllDocuments(text).map((document): KubernetesObject => document.toJS()),
  );
}

function gpusOf(spec: unknown): unknown {
  return (spec as { readonly resources: { readonly gpu: unknown } }).resources.gpu;
}
