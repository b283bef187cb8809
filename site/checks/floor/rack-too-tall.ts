import { superPodDataCenterH100 } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const rackTooTall: Rule<Site> = {
  code: 'floor/rack-too-tall',
  severity: 'error',
  holds: 'What stands in the fullest rack of a row fits in its rack units.',
  because: 'A server that does not fit is found on the day that it is delivered.',
  citations: [superPodDataCenterH100],

  *find(site) {
    const said = new Set<string>();
    for (const row of site.rows) {
      const { height, heightLimit } = row.rack;
      const key = row.path.join('.');
      // Open frames have no height, and so no limit.
      if (Number(heightLimit) === 0 || !height.exceeds(heightLimit) || said.has(key)) continue;
      said.add(key);
      yield {
        path: row.path,
        message: `a rack of row "${row.name}" holds ${height} of systems but has ${heightLimit}`,
        help: `put fewer systems in a rack, or add racks: ${row.contents.map(({ count, name, each }) => `${count} x "${name}" of ${each.height}`).join(', ')} stand in the row`,
      };
    }
  },

  examples: {
    valid: [exampleSite()],
    invalid: [
      {
        // Seven servers of 8 U in 48 U.
        input: exampleSite({
          pools: 'train: { server: nvidia/dgx-h100, perRack: 7, racks: hall-1/row-1, use: training }',
          fabrics: '',
        }),
        at: 'halls.hall-1.rows.row-1',
      },
    ],
  },
};
