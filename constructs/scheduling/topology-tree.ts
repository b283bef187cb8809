import { type Fabric, levelsOf, type Site } from '../../site/model/index.ts';
import { labelsOf } from '../names.ts';
import type { KubernetesObject } from '../terraform/kubernetes-object.ts';
import { KUEUE_API } from './kueue-api.ts';
import { namedByContent } from './named-by-content.ts';

/**
 * A fabric as a scheduler sees it, from far to near: hall, the unit whose nodes
 * share their leaves, rack, node, or the levels that the file names. The levels are labels, so racks are added
 * without touching it; a node without all of them is not used.
 */
export function topologyTree(site: Site, fabric: Fabric): KubernetesObject {
  return {
    apiVersion: KUEUE_API,
    kind: 'Topology',
    metadata: { name: topologyName(site, fabric) },
    spec: { levels: levels(site) },
  };
}

/** Levels are immutable, hence in the name. */
export function topologyName(site: Site, fabric: Fabric): string {
  return namedByContent(fabric.id, levels(site));
}

function levels(site: Site): { readonly nodeLabel: string }[] {
  const labels = labelsOf(site);
  return [...levelsOf(site).map((level) => labels[level]), 'kubernetes.io/hostname'].map((nodeLabel) => ({
    nodeLabel,
  }));
}
