import { netboxGpuPod, superPodDataCenterH100 } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const leafAboveServers: Rule<Site> = {
  code: 'fabric/leaf-above-servers',
  severity: 'warning',
  holds: 'The switches of a rail-aligned fabric stand in racks of their own, end of row.',
  because:
    'Each leaf serves one rail of every node of its unit, so none can be the switch of one rack: above servers it takes their units and their air, and its cables cross every rack of the row.',
  citations: [netboxGpuPod, superPodDataCenterH100],

  *find(site) {
    for (const fabric of site.fabrics) {
      const row = fabric.rows.find(({ poolId }) => poolId !== undefined);
      if (row === undefined || fabric.tiers === 1) continue;
      yield {
        path: [...fabric.path, 'racks'],
        message: `switches of fabric "${fabric.id}" stand in row "${row.name}" with the servers of pool "${row.poolId}"`,
        help: 'name a row of switches, at the end or in the middle of the rows that they serve',
      };
    }
  },

  examples: {
    valid: [exampleSite(), fabric('hall-1/row-2')],
    invalid: [{ input: fabric('hall-1/row-1'), at: 'fabrics.ib.racks' }],
  },
};

function fabric(racks: string): string {
  return exampleSite({
    'halls.hall-1.rows': 'row-1: { racks: 20, feeds: [bus-1, bus-2] }\nrow-2: { racks: 4, feeds: [bus-1, bus-2] }',
    fabrics: `ib: { kind: infiniband, switch: nvidia/qm9700, taper: 1, racks: ${racks} }`,
  });
}
