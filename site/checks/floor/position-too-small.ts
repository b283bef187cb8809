import { netboxGpuPod, superPodDataCenterH100 } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const positionTooSmall: Rule<Site> = {
  code: 'floor/position-too-small',
  severity: 'error',
  holds: 'A rack is no wider and no deeper than the position that the plan of its hall gives it.',
  because:
    'The tenth rack of a row of 600 mm positions stands 2 m beyond its tap when the racks are 800 mm wide, and a deeper one stands in the aisle.',
  citations: [superPodDataCenterH100, netboxGpuPod],

  *find(site) {
    const said = new Set<string>();
    for (const hall of site.halls) {
      const position = hall.spec.layout?.position;
      if (position === undefined) continue;
      for (const row of hall.rows) {
        const { footprint } = row.rack;
        const key = row.path.join('.');
        if (footprint === undefined || said.has(key)) continue;
        const side = (['width', 'depth'] as const).find((one) => footprint[one].exceeds(position[one]));
        if (side === undefined) continue;
        said.add(key);
        yield {
          path: row.path,
          message: `a rack of row "${row.name}" has a ${side} of ${footprint[side].like(position[side])} but a position of hall "${hall.id}" has ${position[side]}`,
          help: 'name a smaller rack for the row, or give racks more room under position',
          related: [{ path: [...hall.path, 'layout', 'position', side], message: 'the position' }],
        };
      }
    }
  },

  examples: {
    valid: [exampleSite(), positions('800 mm', 'row-1: { racks: 4, feeds: [bus-1, bus-2] }')],
    invalid: [
      {
        input: positions('600 mm', 'row-1: { racks: 4, feeds: [bus-1, bus-2] }'),
        at: 'halls.hall-1.rows.row-1',
      },
    ],
  },
};

function positions(width: string, rows: string): string {
  return exampleSite({
    'halls.hall-1.layout': `{ position: { width: ${width}, depth: 1200 mm }, aisles: { cold: 1.2 m, hot: 1.2 m } }`,
    'halls.hall-1.rows': rows,
    fabrics: '',
    pools: 'train: { server: nvidia/dgx-h100, perRack: 2, racks: hall-1/row-1, use: inference, redundancy: 2N }',
  });
}
