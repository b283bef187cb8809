import { namesPattern, type Pool } from '../../site/model/index.ts';

/** The nodes of a pool, as a matcher of the label `node`. */
export function nodesMatching(pool: Pool): string {
  return `node=~"${namesPattern(pool)}"`;
}
