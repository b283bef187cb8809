import { nodePattern, type Pool } from '../../site/model/index.ts';

/** The nodes of a pool, as a matcher of the label `node`. */
export function nodesMatching(pool: Pool): string {
  return `node=~"${nodeRegex(pool)}"`;
}

/** The pattern of their names. Prometheus anchors a pattern itself. */
export function nodeRegex(pool: Pool): string {
  return nodePattern(pool).replace(/^\^|\$$/g, '');
}
