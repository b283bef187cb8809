import { nodePattern, type Pool } from '../../site/model/index.ts';

/** The nodes of a pool, as a matcher of the label `node`. Prometheus anchors a pattern itself. */
export function nodesMatching(pool: Pool): string {
  return `node=~"${nodePattern(pool).replace(/^\^|\$$/g, '')}"`;
}
