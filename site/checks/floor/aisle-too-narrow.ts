import { aislePitch, perimeterClearance, risaCirculation } from '../../catalog/floor-citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { m } from '../../units/index.ts';
import { exampleSite } from '../example-site.ts';

/** Two tiles of 2 ft in front of racks, three feet behind them, and a way of 4 ft elsewhere. */
const LEAST = { cold: m(1.2), hot: m(0.9), walls: m(1.2), across: m(1.2) } as const;

export const aisleTooNarrow: Rule<Site> = {
  code: 'floor/aisle-too-narrow',
  severity: 'warning',
  holds: 'Cold aisles and ways are 1.2 m wide at least, and hot aisles 0.9 m.',
  because:
    'People work in front of racks with doors and lifts, air has to come in, and a way out may not be blocked by an open door.',
  citations: [aislePitch, risaCirculation, perimeterClearance],

  *find(site) {
    for (const hall of site.halls) {
      const { layout } = hall.spec;
      if (layout === undefined) continue;
      const ways = [
        { what: 'cold aisles', is: layout.aisles.cold, least: LEAST.cold, at: ['aisles', 'cold'] },
        { what: 'hot aisles', is: layout.aisles.hot, least: LEAST.hot, at: ['aisles', 'hot'] },
        { what: 'ways along the walls', is: layout.walls, least: LEAST.walls, at: ['walls'] },
        { what: 'ways between rows that stand end to end', is: layout.across, least: LEAST.across, at: ['across'] },
      ];
      for (const { what, is, least, at } of ways) {
        if (is === undefined || !least.exceeds(is)) continue;
        yield {
          path: [...hall.path, 'layout', ...at],
          message: `${what} of hall "${hall.id}" are ${is} wide but guidelines ask for ${least.like(is)}`,
          help: 'take a row out, or have whoever is responsible for safety sign for it and waive this',
        };
      }
    }
  },

  examples: {
    valid: [exampleSite(), aisles('cold: 1.2 m, hot: 900 mm')],
    invalid: [
      { input: aisles('cold: 1 m, hot: 900 mm'), at: 'halls.hall-1.layout.aisles.cold' },
      { input: aisles('cold: 1.2 m, hot: 800 mm'), at: 'halls.hall-1.layout.aisles.hot' },
    ],
  },
};

function aisles(widths: string): string {
  return exampleSite({ 'halls.hall-1.layout': `aisles: { ${widths} }` });
}
