import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { RenderedSite } from '../rig/rendered-site.ts';
import { renderedBlueprints, renderedOf, renderSite } from '../rig/rendered-site.ts';
import { everything } from './everything.ts';
import { siteWith } from './sites.ts';

/** A key with keys below it, a key with a value (1), or one that takes whatever it is given (0). */
type Keys = { readonly [key: string]: Keys | 0 | 1 };

/** The keys of each chart's own values, sub-charts included; the sources are those of chart-images.facts.json. */
const facts: Readonly<Record<string, Keys>> = JSON.parse(
  gunzipSync(readFileSync(new URL('./facts/chart-keys.json.gz', import.meta.url))).toString('utf8'),
);

/** Keys that the values of a chart hold as a comment, or that a template of it reads beside them. */
const BESIDE: Readonly<Record<string, readonly string[]>> = {
  'kube-prometheus-stack': ['alertmanager.alertmanagerSpec.configSecret'],
  // A part of Loki's own configuration, which the chart passes on.
  loki: [
    'loki.limits_config.retention_period',
    'loki.limits_config.max_global_streams_per_user',
    'loki.limits_config.ingestion_rate_mb',
    'loki.limits_config.ingestion_burst_size_mb',
  ],
  // Named in a comment: name, create and data of a ConfigMap that the chart makes.
  // And templates/clusterpolicy.yaml passes on the environment of the part that looks for the driver.
  'gpu-operator': ['dcgmExporter.config', 'validator.driver'],
  // Of the sub-chart ceph-csi-operator, whose values the parent does not repeat.
  'rook-ceph': ['ceph-csi-operator.controllerManager.manager.image'],
  // Named in a comment beside the labels that the daemon waits for.
  'network-operator': [
    'sriov-network-operator.sriovOperatorConfig.configDaemonNodeSelector.network.nvidia.com/operator.nic-configuration.wait',
  ],
  // Parts of the CephCluster, which the chart passes on.
  'rook-ceph-cluster': [
    'cephClusterSpec.placement',
    'cephClusterSpec.network.provider',
    'cephClusterSpec.network.addressRanges',
  ],
};

/** Charts that bring no values of their own that anybody has read. */
const UNREAD = ['ceph-csi-drivers'];

const blueprints = fileURLToPath(new URL('../../blueprints', import.meta.url));

describe('the values that we set', () => {
  it('are keys that their charts know, with everything on', () => {
    expect(strangersIn(renderedOf(everything()))).toEqual([]);
  });

  it('are keys that their charts know, on Talos', () => {
    const onTalos = siteWith((data) => void Object.assign(data.cluster, { machines: 'talos' }));
    expect(strangersIn(renderedOf(onTalos))).toEqual([]);
  });

  it.each(renderedBlueprints)('are keys that their charts know, in %s', async (name) => {
    expect(strangersIn(await renderSite(`${blueprints}/${name}/site.yaml`))).toEqual([]);
  });

  it('are found where they are none', () => {
    const known = { image: { tag: 1 }, labels: 0 } as const;
    expect([...strange(known, { image: { tags: 'a' }, labels: { any: 'b' }, imag: {} }, [])]).toEqual([
      'image.tags',
      'imag',
    ]);
  });
});

function strangersIn({ layers }: RenderedSite): string[] {
  const releases = layers.flatMap((layer) => layer.releases).filter(({ objects }) => objects === undefined);
  expect(releases.length).toBeGreaterThan(4);
  return releases.flatMap(({ pin, values }) => {
    if (UNREAD.includes(pin.name)) return [];
    const known = facts[pin.name];
    if (known === undefined) return [`no keys are known of chart ${pin.name}`];
    const beside = BESIDE[pin.name] ?? [];
    return [...strange(known, values, [])].filter((key) => !beside.includes(key)).map((key) => `${pin.name}: ${key}`);
  });
}

function* strange(known: Keys | 0 | 1, values: unknown, path: readonly string[]): Iterable<string> {
  if (typeof known === 'number' || typeof values !== 'object' || values === null || Array.isArray(values)) return;
  for (const [key, value] of Object.entries(values)) {
    const below = known[key];
    if (below === undefined) yield [...path, key].join('.');
    else yield* strange(below, value, [...path, key]);
  }
}
