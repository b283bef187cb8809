import type { SiteSpec } from '../spec/index.ts';
import { find } from './names.ts';
import type { Report } from './report.ts';

/** Follows the admission checks to the pools that they name. */
export function resolveScheduling({ cluster, pools = {} }: SiteSpec, report: Report): void {
  const poolById = new Map(Object.entries(pools));
  for (const [id, { on = [] }] of Object.entries(cluster?.scheduling?.checks ?? {})) {
    on.forEach((pool, i) => {
      find(pool, poolById, 'pool', ['cluster', 'scheduling', 'checks', id, 'on', i], report);
    });
  }
}
