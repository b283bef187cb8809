import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { RenderedRelease } from '../../constructs/terraform/rendering.ts';
import { renderedBlueprints, renderedOf, renderSite } from '../rig/rendered-site.ts';
import { everything } from './everything.ts';
import { publicImages } from './public-registries.ts';

type Tree = { readonly [key: string]: unknown };

const facts: { charts: Record<string, { source: string; values: Tree }> } = JSON.parse(
  readFileSync(new URL('./facts/chart-images.facts.json', import.meta.url), 'utf8'),
);

const MIRROR = 'mirror.columbia.example';

const blueprints = fileURLToPath(new URL('../../blueprints', import.meta.url));

/** What a chart's own values name and our values never let run. */
const NEVER_RUN: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  kueue: { kueueViz: 'enableKueueViz is off in the chart' },
  'kube-prometheus-stack': {
    'crds.upgradeJob': 'crds.upgradeJob.enabled is off in the chart',
    'prometheusOperator.admissionWebhooks.deployment': 'the operator itself answers the webhook',
    'grafana.imageRenderer': 'off in the chart',
    'grafana.initChownData': 'only with a disk of its own',
    'grafana.downloadDashboardsImage': 'only where dashboards are named by address',
    'kube-state-metrics.kubeRBACProxy': 'off in the chart',
    'prometheus-node-exporter.kubeRBACProxy': 'off in the chart',
    'prometheus-node-exporter.permissionInitContainer': 'only with a text-file folder',
  },
  // kubeflow/trainer, charts/kubeflow-trainer/templates/runtimes: each begins with {{- if eq (include "trainer.runtimes.enabled" .) "true" }}
  'kubeflow-trainer': {
    'runtimes.installer': 'its Job, and the one that cleans up, are made only where a runtime is on',
    'runtimes.torchtuneDistributed': 'its three runtimes are off, and runtimes.defaultEnabled with them',
  },
  'network-operator': {
    'node-feature-discovery': 'nfd.enabled is false: the cluster has one of its own',
  },
  'gpu-operator-charts': {
    deviceConfig: 'crds.defaultCR.install is false: each pool has an object of its own',
    remediation: 'remediation.enabled is false',
  },
  loki: {
    memcached: 'both caches are off',
    memcachedExporter: 'both caches are off',
    minio: 'off in the chart',
  },
};

const rendered = renderedOf(everything());
const releases = rendered.layers.flatMap((layer) => layer.releases);

describe('with a mirror', () => {
  const charts = releases.filter((release) => release.objects === undefined);

  it('each chart comes from it', () => {
    expect(charts.length).toBeGreaterThan(12);
    expect(charts.map(({ pin }) => pin.repository).filter((from) => !from?.startsWith(`oci://${MIRROR}/`))).toEqual([]);
  });

  it.each(charts.map((release) => [release.release, release] as const))(
    'no image of %s is left that comes from elsewhere',
    (_, release) => {
      expect(strangersOf(release)).toEqual([]);
    },
  );

  it.each(renderedBlueprints)('no image of %s is left that comes from elsewhere, where it has one', async (name) => {
    const { site, layers } = await renderSite(`${blueprints}/${name}/site.yaml`);
    const mirror = site.spec.cluster?.registry;
    const own = layers.flatMap((layer) => layer.releases).filter(({ objects }) => objects === undefined);
    expect(own.length).toBeGreaterThan(4);
    if (mirror === undefined) return expect(JSON.stringify(own)).not.toContain('mirror');
    expect(own.flatMap((release) => strangersOf(release, mirror))).toEqual([]);
    expect(publicImages(JSON.stringify(layers.map(({ objects }) => objects)), mirror)).toEqual([]);
  });

  it('no object that we render ourselves names a public registry', () => {
    const objects = rendered.layers.flatMap((layer) => [
      ...layer.objects,
      ...layer.releases.flatMap(({ objects = [] }) => objects),
    ]);
    expect(objects.length).toBeGreaterThan(50);
    expect(
      objects
        .filter((object) => publicImages(JSON.stringify(object), MIRROR).length > 0)
        .map(({ metadata }) => metadata.name),
    ).toEqual([]);
  });

  it('no value names a public registry by itself', () => {
    // That of cert-manager is put behind a registry which has a key of its own.
    const withoutNamespace = (key: string, value: unknown) => (key === 'imageNamespace' ? undefined : value);
    for (const { release, values } of charts)
      expect(publicImages(JSON.stringify(values, withoutNamespace), MIRROR), release).toEqual([]);
  });

  it('a chart whose defaults were left alone is found', () => {
    const [first] = charts.filter(({ pin }) => pin.name === 'kube-prometheus-stack');
    if (first === undefined) throw new Error('the site has no monitoring');
    const left = strangersOf({ ...first, values: {} });
    expect(left).toContain('prometheus.prometheusSpec.image quay.io/prometheus/prometheus');
    expect(left.length).toBeGreaterThan(8);
  });
});

/** Where an image of a chart would come from, its own values and ours together, unless that is the mirror. */
function strangersOf({ pin, values }: RenderedRelease, mirror = MIRROR): string[] {
  const known = facts.charts[pin.name];
  if (known === undefined) return [`no images are known of chart ${pin.name}`];
  const effective = merged(known.values, values as Tree);
  const never = Object.keys(NEVER_RUN[pin.name] ?? {});
  return [...imagesIn(known.values, effective, [], registryOf(effective))].flatMap(([path, image]) =>
    image.startsWith(`${mirror}/`) || never.some((part) => path === part || path.startsWith(`${part}.`))
      ? []
      : [`${path} ${image}`],
  );
}

function registryOf(values: Tree): string | undefined {
  const { global } = values as { global?: { imageRegistry?: string } };
  return global?.imageRegistry;
}

/** Each image that the chart's own values name, in whichever way the chart names images. */
function* imagesIn(own: Tree, all: Tree, path: readonly string[], registry?: string): Iterable<[string, string]> {
  if (all.enabled === false) return;
  const text = (key: string) => (typeof all[key] === 'string' ? (all[key] as string) : undefined);
  const at = path.join('.');
  if (own.imageNamespace !== undefined) yield [at, `${text('imageRegistry')}/${text('imageNamespace')}`];
  else if (own.registry !== undefined) yield [at, `${registry ?? text('registry')}/${text('repository')}`];
  else if (own.repository !== undefined) yield [at, text('repository') ?? ''];
  for (const [key, value] of Object.entries(own)) {
    const inside = all[key];
    if (isTree(value) && isTree(inside)) yield* imagesIn(value, inside, [...path, key], registry);
    else if (typeof inside === 'string' && (path.at(-1) === 'images' || key.startsWith('relatedImage')))
      yield [[...path, key].join('.'), inside];
  }
}

function merged(own: Tree, ours: Tree): Tree {
  const keys = new Set([...Object.keys(own), ...Object.keys(ours)]);
  return Object.fromEntries(
    [...keys].map((key) => {
      const [a, b] = [own[key], ours[key]];
      return [key, isTree(a) && isTree(b) ? merged(a, b) : b === undefined ? a : b];
    }),
  );
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
