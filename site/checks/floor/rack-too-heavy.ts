import { superPodDataCenterH100, tia942 } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { floorPressure } from '../../units/index.ts';
import { exampleSite } from '../example-site.ts';

export const rackTooHeavy: Rule<Site> = {
  code: 'floor/rack-too-heavy',
  severity: 'error',
  holds: 'The fullest rack of a row, over the area that it is spread on, weighs no more than the floor carries.',
  because:
    'A mine stood on light floors: shelves of miners weigh a fraction of a rack of 1,360 kg, which is 20.8 kPa under its own 0.6 x 1.07 m.',
  citations: [tia942, superPodDataCenterH100],

  *find(site) {
    const said = new Set<string>();
    for (const hall of site.halls) {
      const { load: limit, spreadOver } = hall.spec.floor;
      for (const row of hall.rows) {
        const { weight } = row.rack;
        const area = spreadOver ?? row.rack.footprint;
        const key = row.path.join('.');
        if (weight === undefined || area === undefined || said.has(key)) continue;
        const pressure = floorPressure(weight, area.width, area.depth);
        if (!pressure.exceeds(limit)) continue;
        said.add(key);
        yield {
          path: row.path,
          message: `a rack of row "${row.name}" weighs ${weight}, ${pressure.like(limit)} over ${area.width} x ${area.depth}, but the floor carries ${limit}`,
          help: `spread it over ${pressure.per(limit).toFixed(1)} times the area by plates and say so under spreadOver, or stand it on slab`,
          related: [{ path: [...hall.path, 'floor', 'load'], message: 'the floor' }],
        };
      }
    }
  },

  examples: {
    valid: [exampleSite(), exampleWith('load: 17 kPa, spreadOver: { width: 800 mm, depth: 1200 mm }')],
    invalid: [{ input: exampleWith('load: 17 kPa'), at: 'halls.hall-1.rows.row-1' }],
  },
};

function exampleWith(floor: string): string {
  return exampleSite({
    'halls.hall-1.floor': `{ ${floor} }`,
    pools: 'train: { server: nvidia/gb200-nvl72, racks: hall-1/row-1, use: training }',
    fabrics: '',
  });
}
