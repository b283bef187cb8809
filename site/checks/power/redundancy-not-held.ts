import { superPodDataCenterH100, uptimeTiers } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { fillersOf, nameOfFiller, promises, type Row, type Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const redundancyNotHeld: Rule<Site> = {
  code: 'power/redundancy-not-held',
  severity: 'error',
  holds: 'No single failure below the intake takes power from a rack of a pool, or of a shell, that asks for 2N.',
  because:
    'Two sides that meet in one transformer are one side with two names. Only a walk over the real graph finds what they share.',
  citations: [superPodDataCenterH100, uptimeTiers],

  *find(site) {
    for (const pool of fillersOf(site)) {
      if (!promises(pool.spec.redundancy, '2N')) continue;
      // A row with one feed is told by `power/feeds-differ`.
      const twoSided = new Map(pool.rows.filter((row) => new Set(row.feeds).size > 1).map((row) => [row.name, row]));
      const shared = site.final.outages.flatMap(({ of: element, loads }) => {
        const rows = loads.flatMap(({ id, kind }) => (kind === 'it' ? (twoSided.get(id) ?? []) : []));
        return element.kind === 'intake' || rows.length === 0 ? [] : [{ element, rows }];
      });
      // The element that most rows share; of a chain of them, the one nearest to the racks.
      const worst = shared.toSorted((a, b) => a.rows.length - b.rows.length).at(-1);
      if (worst === undefined) continue;
      const { element, rows } = worst;
      const others = shared.length - 1;
      yield {
        path: [...pool.path, 'redundancy'],
        message: `${nameOfFiller(pool)} asks for ${pool.spec.redundancy}, but the loss of ${element.kind} "${element.id}" alone takes ${rowsText(rows)} dark${others === 0 ? '' : `, and ${others} more elements do the like`}`,
        help: `hang one side from another ${element.kind}, or ask for redundancy: N`,
        related: [{ path: element.path, message: 'both sides meet here' }],
      };
    }
  },

  examples: {
    valid: [exampleSite()],
    invalid: [
      {
        // Two busways, two boards, and one transformer above them.
        input: exampleSite({
          'power.transformers': 'tx-1: { from: grid, rating: 250 kVA, secondary: 415 V }',
          'power.switchboards': 'msb-(1..2): { from: tx-1, rating: 250 A }',
        }),
        at: 'pools.train.redundancy',
      },
    ],
  },
};

function rowsText(rows: readonly Row[]): string {
  const more = rows.length - 1;
  return `row "${rows[0]?.name}"${more === 0 ? '' : ` and ${more} more`}`;
}
