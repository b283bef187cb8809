import { labelsOf } from '../../constructs/names.ts';
import { applyLayers } from './kubernetes/apply-layer.ts';
import type { Cluster } from './kubernetes/cluster.ts';
import { eventually } from './kubernetes/eventually.ts';
import { makeFakeNodes } from './kubernetes/fake-nodes.ts';
import { nodeFeatureOf } from './kubernetes/node-feature-discovery.ts';
import type { RenderedSite } from './rendered-site.ts';
import { siteNodes } from './site-nodes.ts';

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
