import { expandAll, type SiteSpec } from '../spec/index.ts';
import { find } from './names.ts';
import type { Report } from './report.ts';
import type { CarveOut, Row } from './site.ts';

/** The rows that each hall sets apart, by hall. */
export function resolveCarveOuts(
  spec: SiteSpec,
  rows: readonly Row[],
  report: Report,
): ReadonlyMap<string, readonly CarveOut[]> {
  const tenants = new Map(Object.keys(spec.tenants ?? {}).map((id) => [id, id]));
  return new Map(
    Object.entries(spec.halls).map(([hallId, hall]) => {
      const known = new Map(rows.filter((row) => row.hallId === hallId).map((row) => [row.id, row]));
      const carveOuts = Object.entries(hall.carveOuts ?? {}).map(([id, written]): CarveOut => {
        const path = ['halls', hallId, 'carveOuts', id];
        if (written.tenant !== undefined) find(written.tenant, tenants, 'tenant', [...path, 'tenant'], report);
        const own = [...new Set(expandAll(written.rows))];
        return {
          id,
          spec: written,
          path,
          rows: own.flatMap((name) => find(name, known, `row of "${hallId}"`, [...path, 'rows'], report) ?? []),
        };
      });
      return [hallId, carveOuts];
    }),
  );
}
