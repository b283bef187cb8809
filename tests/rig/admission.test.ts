import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test, vi } from 'vitest';
import { nicConfigurations } from '../../constructs/fabric/nic-configurations.ts';
import type { KubernetesObject } from '../../constructs/terraform/kubernetes-object.ts';
import { everything } from '../constructs/everything.ts';
import { found, onTwoPlanes, siteWith } from '../constructs/sites.ts';
import { describeOnSite } from './applied-site.ts';
import { type Applied, applyLayer, objectsOf } from './kubernetes/apply-layer.ts';
import { describeOnSharedCluster } from './kubernetes/cluster.ts';
import { renderedOf, renderSite } from './rendered-site.ts';

/** The one that is applied for good, too. */
const DEFAULT = 'liquid-retrofit';

const blueprints = fileURLToPath(new URL('../../blueprints', import.meta.url));

const sites = await Promise.all(
  readdirSync(blueprints).map(async (name) => ({ name, ...(await renderSite(join(blueprints, name, 'site.yaml'))) })),
);
/** What no blueprint asks for is judged too. */
const all = { name: 'a site with everything', ...renderedOf(everything()) };
const planes = {
  name: 'servers on two planes',
  ...(await renderSite(fileURLToPath(new URL('sites/two-planes/site.yaml', import.meta.url)))),
};
const rendered = found(sites.find(({ name }) => name === DEFAULT));
describeOnSharedCluster('what sites render', (cluster) => {
  test.each(
    [...sites, all, planes].filter(({ layers }) => layers.length > 0).map((site) => [site.name, site] as const),
  )('%s: the API server would accept it, with every kind and field known to it', async (_, { layers }) => {
    const { api } = cluster();
    const asked: Applied[] = [];
    for (const layer of layers) asked.push(...(await applyLayer(api, layer, { dryRun: true })));
    expect(asked.length).toBeGreaterThan(0);
    expect(refusals(asked)).toEqual([]);
    expect(api.warnings).toEqual([]);
  });
});

describeOnSharedCluster('adapters that fabric/spectrum-x-not-possible refuses to set to Spectrum-X', (cluster) => {
  test.each([
    ['another number of planes', { planes: 8 }, 'nvidia/dgx-b300', 'Unsupported value: 8'],
    ['another adapter', { planes: 1, planesJoined: undefined }, 'nvidia/dgx-h200', 'only for ConnectX-8'],
  ])('%s is refused by the API server too', async (_, fabric, server, said) => {
    const site = siteWith((data) => {
      onTwoPlanes(data);
      Object.assign(data.fabrics.eth, fabric);
      data.pools.rental.server = server;
    });
    const [settings] = nicConfigurations(site).filter(({ kind }) => kind === 'NicConfigurationTemplate');
    await expect(cluster().api.apply(found(settings), { dryRun: true })).rejects.toThrow(said);
  });
});

describeOnSite(`a cluster with ${DEFAULT} on it`, rendered, (cluster) => {
  test('takes it again in the order of the layers, and is as it was', async () => {
    const { api } = cluster();
    const objects: KubernetesObject[] = [];
    for (const layer of rendered.layers) {
      const own = await objectsOf(layer);
      expect(own.length, `objects in ${layer.name}`).toBeGreaterThan(0);
      objects.push(...own);
    }
    for (const object of objects) {
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
    expect(api.warnings).toEqual([]);
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
