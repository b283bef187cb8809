import { aislePitch, perimeterClearance } from '../../catalog/floor-citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const hallTooSmall: Rule<Site> = {
  code: 'floor/hall-too-small',
  severity: 'error',
  holds: 'Rows, aisles and the ways around them fit inside of the hall.',
  because: 'A row that does not fit on paper is found when its busway hangs, and by then the aisles pay for it.',
  citations: [aislePitch, perimeterClearance],

  *find(site) {
    for (const { id, path, spec, plan } of site.halls) {
      if (plan === undefined) continue;
      for (const side of ['width', 'length'] as const) {
        const inside = spec.layout?.[side];
        const needed = plan.needs[side];
        if (inside === undefined || !needed.exceeds(inside)) continue;
        yield {
          path: [...path, 'layout', side],
          message: `the rows of hall "${id}" and the ways around them take ${needed.like(inside)} ${side === 'width' ? 'across the rows' : 'along the rows'} but the hall is ${inside} inside`,
          help:
            side === 'width'
              ? 'take a row out, stand rows end to end by abreast, or narrow the aisles'
              : 'make rows shorter, or stand fewer of them end to end',
        };
      }
    }
  },

  examples: {
    valid: [exampleSite(), hall('width: 6 m, length: 5.6 m')],
    invalid: [
      { input: hall('width: 5.9 m, length: 5.6 m'), at: 'halls.hall-1.layout.width' },
      { input: hall('width: 6 m, length: 5.5 m'), at: 'halls.hall-1.layout.length' },
    ],
  },
};

/** Four racks of 800 x 1,200 mm and one, front to front. */
function hall(inside: string): string {
  return exampleSite({ 'halls.hall-1.layout': `{ ${inside}, aisles: { cold: 1.2 m, hot: 1.2 m } }` });
}
