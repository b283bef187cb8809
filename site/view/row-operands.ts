import type { Row, Site } from '../model/index.ts';
import { alike, type Operand, publishedBy } from './origin.ts';

/** Rows as operands, those of one line of the file together; what fills a row says who published the number. */
export function rowOperands(
  site: Site,
  rows: readonly Row[],
  figureOf: (row: Row) => unknown,
  field?: 'maxPower' | 'liquidShare',
): readonly Operand[] {
  const pools = new Map(site.pools.map((pool) => [pool.id, pool]));
  return alike(rows, (row) => {
    const server = pools.get(row.poolId ?? '')?.server;
    return {
      name: row.name,
      value: String(figureOf(row)),
      written: row.path,
      ...(server === undefined || field === undefined ? {} : { published: publishedBy(server, field) }),
    };
  });
}
