import { uptimeTiers } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const coolingUnfed: Rule<Site> = {
  code: 'power/cooling-unfed',
  severity: 'info',
  holds: 'A hall with racks says which boards carry its cooling.',
  because:
    'Otherwise its power is counted at the intake only: no board, transformer or failure is checked for it, and racks without cooling stop within minutes.',
  citations: [uptimeTiers],

  *find(site) {
    for (const hall of site.halls) {
      if (hall.spec.cooling.feeds !== undefined || Number(hall.draw) === 0) continue;
      const power = hall.draw.times(site.spec.site.designPue - 1);
      yield {
        path: [...hall.path, 'cooling'],
        message: `hall "${hall.id}" does not say what carries its cooling, some ${power} of power`,
        help: 'name the boards: feeds: msb-cool(1..2), say',
      };
    }
  },

  examples: {
    valid: [exampleSite()],
    invalid: [
      {
        input: exampleSite({
          'halls.hall-1.cooling': 'air: { units: crah-(1..3), each: 60 kW, spare: 1, containment: true }',
        }),
        at: 'halls.hall-1.cooling',
      },
    ],
  },
};
