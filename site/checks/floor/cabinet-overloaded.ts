import { netboxGpuPod, superPodDataCenterH100 } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const cabinetOverloaded: Rule<Site> = {
  code: 'floor/cabinet-overloaded',
  severity: 'error',
  holds: 'What stands in a cabinet weighs no more than the cabinet is built for.',
  because: 'Rails and posts bend before the floor does, and a cabinet is rolled in full.',
  citations: [netboxGpuPod, superPodDataCenterH100],

  *find(site) {
    const said = new Set<string>();
    for (const row of site.rows) {
      const limit = row.cabinet?.maxLoad;
      const { weight } = row.rack;
      const key = row.path.join('.');
      if (row.cabinet === undefined || limit === undefined || weight === undefined || said.has(key)) continue;
      if (!weight.exceeds(limit)) continue;
      said.add(key);
      yield {
        path: row.path,
        message: `a rack of row "${row.name}" holds ${weight} but cabinet "${row.cabinet.id}" is built for ${limit}`,
        help: 'put fewer systems in a rack, or name a stronger cabinet under rack',
      };
    }
  },

  examples: {
    valid: [exampleSite()],
    invalid: [
      {
        // Thirty servers of 53 kg.
        input: exampleSite({
          pools: 'train: { server: supermicro/as-4126gs-nmr-lcc, perRack: 30, racks: hall-1/row-1, use: training }',
          fabrics: '',
        }),
        at: 'halls.hall-1.rows.row-1',
      },
    ],
  },
};
