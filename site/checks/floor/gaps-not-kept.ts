import { netboxGpuPod, superPodDataCenterH100 } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { heightWithGaps, type Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const gapsNotKept: Rule<Site> = {
  code: 'floor/gaps-not-kept',
  severity: 'warning',
  holds: 'A rack has room for its systems and for the units that the layouts of its vendor keep free.',
  because:
    'SuperPOD layouts begin at the third unit and leave three units of air after two DGX H100: without them cables and air have no way, though the systems fit.',
  citations: [superPodDataCenterH100, netboxGpuPod],

  *find(site) {
    const said = new Set<string>();
    for (const row of site.rows) {
      const { height, heightLimit } = row.rack;
      const key = row.path.join('.');
      const needed = heightWithGaps(row);
      // What does not fit without gaps is an error of its own.
      if (Number(heightLimit) === 0 || height.exceeds(heightLimit) || !needed.exceeds(heightLimit)) continue;
      if (said.has(key)) continue;
      said.add(key);
      yield {
        path: row.path,
        message: `a rack of row "${row.name}" takes ${needed} with the units that layouts keep free but has ${heightLimit}: ${height} are systems`,
        help: 'put fewer systems in a rack, or name a taller rack',
      };
    }
  },

  examples: {
    valid: [exampleSite(), servers(5)],
    invalid: [{ input: servers(6), at: 'halls.hall-1.rows.row-1' }],
  },
};

/** Of 8 U, in a rack of 48 U. */
function servers(perRack: number): string {
  return exampleSite({
    pools: `train: { server: nvidia/dgx-h100, perRack: ${perRack}, racks: hall-1/row-1, use: training }`,
    fabrics: '',
  });
}
