import { levelsOf, type Pool, powerDomainOf, type Row, type Site } from '../../site/model/index.ts';
import { labelsOf } from '../names.ts';
import { namedByContent } from '../scheduling/named-by-content.ts';

/** Most characters of a label's value. */
const LONGEST = 63;

/**
 * One rule for each set of feeds that a pool's rows hang from, where jobs are
 * placed by it: a node's row is in its name, and a row's feeds are in the file.
 */
export function powerLabels(site: Site, pool: Pool): readonly object[] {
  if (!levelsOf(site).includes('power')) return [];
  const rowsOf = new Map<string, Row[]>();
  for (const row of pool.rows) rowsOf.set(powerDomainOf(row), [...(rowsOf.get(powerDomainOf(row)) ?? []), row]);
  return [...rowsOf].map(([domain, rows]) => ({
    name: `nodes of pool ${pool.id} on ${domain}`,
    labels: { [labelsOf(site).power]: domain.length > LONGEST ? namedByContent('feeds', [domain]) : domain },
    matchFeatures: [
      { feature: 'system.name', matchExpressions: { nodename: { op: 'InRegexp', value: [patternOf(pool, rows)] } } },
    ],
  }));
}

/** Node names begin with pool, hall and row. */
function patternOf(pool: Pool, rows: readonly Row[]): string {
  return `^${pool.id}-(${rows.map(({ hallId, id }) => `${hallId}-${id}`).join('|')})-u[0-9]+-r[0-9]+-n[0-9]+$`;
}
