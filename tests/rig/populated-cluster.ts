import { labelsOf } from '../../constructs/names.ts';
import type { Kind } from './crds/facts.ts';
import { applyLayers } from './kubernetes/apply-layer.ts';
import type { Cluster } from './kubernetes/cluster.ts';
import { eventually } from './kubernetes/eventually.ts';
import { makeFakeNodes } from './kubernetes/fake-nodes.ts';
import { nodeFeatureOf } from './kubernetes/node-feature-discovery.ts';
import { type ClusterOptions, partNames } from './kubernetes/parts.ts';
import { kindsIn, kueueConfigurationOf, type RenderedSite } from './rendered-site.ts';
import { siteNodes } from './site-nodes.ts';

/** The cluster that a site is applied to and its nodes join, with Kueue as the site configures it; other kinds too, where a test has objects of them. */
export function optionsFor(rendered: RenderedSite, more: readonly Kind[] = []): ClusterOptions {
  return {
    parts: partNames,
    components: ['jobset', 'kueue', 'node-feature-discovery'],
    kinds: [...kindsIn(rendered), ...more],
    kueueConfiguration: kueueConfigurationOf(rendered),
  };
}

/** Applies a site layer by layer, and lets its nodes join until each has the labels and taints that its name says. */
export async function populate({ api }: Cluster, { site, layers }: RenderedSite): Promise<void> {
  await applyLayers(api, layers);
  const nodes = siteNodes(site);
  await makeFakeNodes(api, nodes);
  await Promise.all(nodes.map(({ name }) => api.apply(nodeFeatureOf(name))));
  await eventually(
    async () => {
      const labelled = await api.list({ apiVersion: 'v1', kind: 'Node' }, { selector: labelsOf(site).pool });
      // NFD writes labels first and the taint a moment later.
      const known = labelled.filter(({ spec }) => (spec as { taints?: unknown }).taints !== undefined);
      if (known.length !== nodes.length) throw new Error(`${known.length} of ${nodes.length} nodes are known`);
    },
    nodes.length * PER_NODE_MILLISECONDS + START_MILLISECONDS,
  );
}

/** Room, not a promise: NFD labels some dozens of nodes a second. */
const PER_NODE_MILLISECONDS = 250;
const START_MILLISECONDS = 90_000;
