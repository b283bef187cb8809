import { fabricOf, type Pool, railsOf, type Site } from '../../site/model/index.ts';

/** Whether the nodes of a pool have ports on an InfiniBand fabric. */
export function onInfiniband(site: Site, pool: Pool): boolean {
  return fabricOf(site, pool)?.spec.kind === 'infiniband' && railsOf(pool) > 0;
}
