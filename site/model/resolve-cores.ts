import { expandAll, type SiteSpec } from '../spec/index.ts';
import { append } from './append.ts';
import { find } from './names.ts';
import type { Report } from './report.ts';
import type { Row } from './site.ts';

/** The rows of each hall where its network core stands: those that its layout names, else those with switches of a fabric. */
export function resolveCores(
  spec: SiteSpec,
  rows: readonly Row[],
  report: Report,
): ReadonlyMap<string, readonly Row[]> {
  const rowsOf = new Map<string, Row[]>();
  for (const row of rows) append(rowsOf, row.hallId, row);
  return new Map(
    Object.entries(spec.halls).map(([hallId, hall]) => {
      const own = rowsOf.get(hallId) ?? [];
      const named = hall.layout?.core;
      if (named === undefined)
        return [hallId, own.filter(({ contents }) => contents.some(({ what }) => what === 'switches'))];
      const known = new Map(own.map((row) => [row.id, row]));
      const path = ['halls', hallId, 'layout', 'core'];
      return [
        hallId,
        [...new Set(expandAll(named))].flatMap((name) => find(name, known, `row of "${hallId}"`, path, report) ?? []),
      ];
    }),
  );
}
