import { namesPattern, type Pool } from '../../site/model/index.ts';

/** The nodes of a pool, as a matcher of the label `node`. */
export function nodesMatching(pool: Pool): string {
  return `node=~"${namesPattern(pool)}"`;
}

/** 1 for each node of a pool that is ready, else 0: also for one that says nothing more. */
export function readyNodes(pool: Pool): string {
  return `kube_node_status_condition{condition="Ready", status="true", ${nodesMatching(pool)}}`;
}
