import { aislePitch } from '../../catalog/floor-citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { type Site, unmeasuredRows } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const rowUnmeasured: Rule<Site> = {
  code: 'floor/row-unmeasured',
  severity: 'info',
  holds: 'Every row of a hall with a layout has racks of a known width and depth.',
  because: 'Where a row has no measure, the rows behind it have no place, and neither rows nor cables are measured.',
  citations: [aislePitch],

  *find(site) {
    for (const hall of site.halls) {
      const [row] = unmeasuredRows(hall.spec, hall.rows);
      if (row === undefined) continue;
      yield {
        path: [...hall.path, 'layout'],
        message: `nobody has published how wide and deep a rack of row "${row.name}" is, so nothing in hall "${hall.id}" is measured`,
        help: 'say what the plan gives one rack, as in position: { width: 800 mm, depth: 1200 mm }',
      };
    }
  },

  examples: {
    valid: [exampleSite(), racks('position: { width: 800 mm, depth: 1200 mm }, ')],
    invalid: [{ input: racks(''), at: 'halls.hall-1.layout' }],
  },
};

function racks(position: string): string {
  return exampleSite({
    'halls.hall-1.layout': `{ ${position}aisles: { cold: 1.2 m, hot: 1.2 m } }`,
    pools: 'train: { server: nvidia/gb300-nvl72, racks: hall-1/row-1, use: training }',
    fabrics: '',
  });
}
