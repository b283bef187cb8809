import { nodePattern, type Pool, type Site } from '../../site/model/index.ts';
import { poolLabels } from './pool-labels.ts';

/**
 * What an alert about one node of a pool is routed and muted by: its place too, read back from its name, as the meters of
 * racks say it. A host that an inventory names says nothing of its place here: its alerts have none, and are never muted
 * for a rack.
 */
export function nodeLabels(site: Site, pool: Pool): Readonly<Record<string, string>> {
  if (pool.inventory !== undefined) return poolLabels(site, pool);
  // The groups of the pattern are hall, row, unit, rack and node.
  const of = (groups: string) => `{{ reReplaceAll "${nodePattern(pool, pool.rows)}" "${groups}" $labels.node }}`;
  return { ...poolLabels(site, pool), hall: of('$1'), row: of('$1/$2'), rack: of('$4') };
}
