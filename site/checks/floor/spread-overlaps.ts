import { tia942 } from '../../catalog/citations.ts';
import { tatePanels } from '../../catalog/floor-citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const spreadOverlaps: Rule<Site> = {
  code: 'floor/spread-overlaps',
  severity: 'error',
  holds:
    'The area that a rack is spread over is no larger than its share of the floor: its position, and half of the aisles beside it.',
  because:
    'Under neighbours whose areas overlap the floor carries both: a spread of twice the pitch is half of the pressure on paper only.',
  citations: [tia942, tatePanels],

  *find(site) {
    const said = new Set<string>();
    for (const hall of site.halls) {
      const { spreadOver } = hall.spec.floor;
      if (spreadOver === undefined || hall.plan === undefined) continue;
      for (const row of hall.rows) {
        const share = hall.plan.places.get(row.name)?.share;
        const side = (['width', 'depth'] as const).find((one) => share && spreadOver[one].exceeds(share[one]));
        const key = `${hall.id} ${side}`;
        if (share === undefined || side === undefined || row.contents.length === 0 || said.has(key)) continue;
        said.add(key);
        yield {
          path: [...hall.path, 'floor', 'spreadOver', side],
          message: `a rack of row "${row.name}" is spread over a ${side} of ${spreadOver[side]} but ${share[side].like(spreadOver[side])} of the floor are its own`,
          help: `spread it over ${share[side].like(spreadOver[side]).roundedDown()} at most, or stand racks and rows farther apart`,
        };
      }
    }
  },

  examples: {
    valid: [exampleSite(), spread('width: 800 mm, depth: 2400 mm')],
    invalid: [
      { input: spread('width: 1600 mm, depth: 1200 mm'), at: 'halls.hall-1.floor.spreadOver.width' },
      { input: spread('width: 800 mm, depth: 3200 mm'), at: 'halls.hall-1.floor.spreadOver.depth' },
    ],
  },
};

/** Racks of 800 x 1,200 mm; 600 mm of the cold aisle are theirs, and 1.2 m to the wall. */
function spread(area: string): string {
  return exampleSite({
    'halls.hall-1.floor': `{ load: 12 kPa, spreadOver: { ${area} } }`,
    'halls.hall-1.layout': 'aisles: { cold: 1.2 m, hot: 1.2 m }',
  });
}
