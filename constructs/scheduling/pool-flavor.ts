import type { Pool, Site } from '../../site/model/index.ts';
import { poolToleration } from '../gpu/pool-taint.ts';
import { labelsOf } from '../names.ts';
import type { KubernetesObject } from '../terraform/kubernetes-object.ts';
import { present } from '../terraform/present.ts';
import { KUEUE_API } from './kueue-api.ts';
import { namedByContent } from './named-by-content.ts';
import { topologyName } from './topology-tree.ts';

/** The nodes of a pool, as something that a queue has a quota of. */
export function poolFlavor(site: Site, pool: Pool): KubernetesObject {
  return {
    apiVersion: KUEUE_API,
    kind: 'ResourceFlavor',
    metadata: { name: flavorName(site, pool) },
    spec: flavor(site, pool),
  };
}

/** A flavor with a topology is immutable, hence its content is in the name. */
export function flavorName(site: Site, pool: Pool): string {
  return namedByContent(pool.id, flavor(site, pool));
}

function flavor(site: Site, pool: Pool) {
  return {
    nodeLabels: { [labelsOf(site).pool]: pool.id },
    // Kueue looks for room before anything else adds a toleration to the pod.
    tolerations: [poolToleration(site, pool)],
    ...present({ topologyName: topologyName(site, pool) }),
  };
}
