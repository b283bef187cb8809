import { risaCirculation } from '../../catalog/floor-citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

/** Cabinets of one row before a way across. */
const LONGEST = 20;

export const rowTooLong: Rule<Site> = {
  code: 'floor/row-too-long',
  severity: 'warning',
  holds: 'A row has at most 20 racks before a way across.',
  because: 'Whoever is behind the fortieth rack when a leak detector calls has 30 m to the way out, and so has a cart.',
  citations: [risaCirculation],

  *find(site) {
    const said = new Set<string>();
    for (const row of site.rows) {
      const key = row.path.join('.');
      if (row.racks <= LONGEST || said.has(key)) continue;
      said.add(key);
      yield {
        path: [...row.path, 'racks'],
        message: `row "${row.name}" has ${row.racks} racks but guidelines end a row at ${LONGEST}`,
        help: 'write two rows, and stand them end to end by abreast under layout',
      };
    }
  },

  examples: {
    valid: [exampleSite(), racks(20)],
    invalid: [{ input: racks(21), at: 'halls.hall-1.rows.row-1.racks' }],
  },
};

function racks(count: number): string {
  return exampleSite({
    'halls.hall-1.rows': `row-1: { racks: ${count}, feeds: [bus-1, bus-2] }\nrow-2: { racks: 1, feeds: [bus-1, bus-2] }`,
  });
}
