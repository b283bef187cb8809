import { aiInfrastructure, uptimeTiers } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const noSpare: Rule<Site> = {
  code: 'cooling/no-spare',
  severity: 'warning',
  holds: 'Each hall has one cooling machine more than it needs: N+1 at least.',
  because: 'Machines are taken out of work for service every year; without a spare, racks are taken out with them.',
  citations: [uptimeTiers, aiInfrastructure],

  *find(site) {
    for (const hall of site.halls) {
      for (const medium of ['air', 'liquid'] as const) {
        const machines = hall.spec.cooling[medium];
        if (machines === undefined || machines.spare > 0 || Number(hall[medium].load) <= 0) continue;
        yield {
          path: [...hall.path, 'cooling', medium, 'spare'],
          message: `hall "${hall.id}" has no spare among its ${hall[medium].machines} ${medium} machines, and ${hall[medium].load} to carry away`,
          help: 'add a machine and write spare: 1',
        };
      }
    }
  },

  examples: {
    valid: [exampleSite()],
    invalid: [
      {
        input: exampleSite({
          'halls.hall-1.cooling': 'air: { units: crah-(1..3), each: 60 kW, spare: 0, containment: true }',
        }),
        at: 'halls.hall-1.cooling.air.spare',
      },
    ],
  },
};
