import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test, vi } from 'vitest';
import type { KubernetesObject } from '../../constructs/terraform/kubernetes-object.ts';
import { found } from '../constructs/sites.ts';
import { type Applied, applyLayer } from './kubernetes/apply-layer.ts';
import { describeOnCluster, describeOnSharedCluster } from './kubernetes/cluster.ts';
import { kindsIn, kueueConfigurationOf, renderSite } from './rendered-site.ts';

/** The one that is applied for good, too. */
const DEFAULT = 'liquid-retrofit';

const blueprints = fileURLToPath(new URL('../../blueprints', import.meta.url));

const sites = await Promise.all(
  readdirSync(blueprints).map(async (name) => ({ name, ...(await renderSite(join(blueprints, name, 'site.yaml'))) })),
);
const rendered = found(sites.find(({ name }) => name === DEFAULT));
describeOnSharedCluster('what the blueprints render', (cluster) => {
  test.each(sites.filter(({ layers }) => layers.length > 0).map((site) => [site.name, site] as const))(
    '%s: the API server would accept it, with every kind and field known to it',
    async (_, { layers }) => {
      const { api } = cluster();
      const asked: Applied[] = [];
      for (const layer of layers) asked.push(...(await applyLayer(api, layer, { dryRun: true })));
      expect(asked.length).toBeGreaterThan(0);
      expect(refusals(asked)).toEqual([]);
      expect(api.warnings).toEqual([]);
    },
  );
});

const options = {
  parts: ['kube-controller-manager', 'kueue'] as const,
  // The rest would only make the start longer: nothing else is applied.
  components: ['jobset', 'kueue'] as const,
  kinds: kindsIn(rendered),
  kueueConfiguration: kueueConfigurationOf(rendered),
};

describeOnCluster(`a cluster with ${DEFAULT} on it`, options, (cluster) => {
  const applied: Applied[] = [];

  test('has taken it in the order of the layers', async () => {
    const { api } = cluster();
    for (const layer of rendered.layers) {
      const own = await applyLayer(api, layer);
      expect(own.length, `objects in ${layer.name}`).toBeGreaterThan(0);
      applied.push(...own);
    }
    expect(refusals(applied)).toEqual([]);
    expect(api.warnings).toEqual([]);
  });

  test('is as it was when it is applied again', async () => {
    const { api } = cluster();
    expect(applied.length).toBeGreaterThan(0);
    for (const { object } of applied.filter(({ refusal }) => refusal === undefined)) {
      // A controller may write its finalizer once, and a status at any time; what we specify must come to rest.
      await vi.waitFor(
        async () => {
          const before = await api.get(object);
          const after = await api.apply(object);
          expect(specified(after), nameOf(object)).toBe(specified(before));
        },
        { timeout: 20_000, interval: 500 },
      );
    }
  });
});

function refusals(applied: readonly Applied[]): string[] {
  return applied.flatMap(({ object, refusal }) => (refusal === undefined ? [] : [`${nameOf(object)}: ${refusal}`]));
}

function nameOf({ kind, metadata }: KubernetesObject): string {
  return [kind, metadata.namespace, metadata.name].filter(Boolean).join(' ');
}

function specified({ status: _, metadata, ...rest }: KubernetesObject): string {
  const { resourceVersion: __, managedFields: ___, ...kept } = metadata as Record<string, unknown>;
  return JSON.stringify({ ...rest, metadata: kept });
}
