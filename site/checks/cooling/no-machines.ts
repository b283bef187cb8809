import { aiInfrastructure, ashrae } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';
import { giversOf } from '../hall-balance.ts';

export const noMachines: Rule<Site> = {
  code: 'cooling/no-machines',
  severity: 'error',
  holds: 'A hall has machines for each medium that its racks give heat to.',
  because:
    'A liquid-cooled rack still warms the room by a sixth or so of its draw, and a rear door hangs on the loop: both media are needed more often than not.',
  citations: [aiInfrastructure, ashrae],

  *find(site) {
    for (const hall of site.halls) {
      for (const [medium, into, example] of MEDIA) {
        const { load, usable } = hall[medium];
        if (usable !== undefined || Number(load) <= 0) continue;
        yield {
          path: [...hall.path, 'cooling'],
          message: `${giversOf(hall[medium])} of hall "${hall.id}" give ${load} ${into} but the hall has no machines for it`,
          help: `add ${medium}: ${example}, say`,
        };
      }
    }
  },

  examples: {
    valid: [exampleSite()],
    invalid: [
      {
        input: exampleSite({
          'halls.hall-1.rows':
            'row-1: { racks: 4, feeds: [bus-1, bus-2], cooling: rear-door }\nrow-2: { racks: 1, feeds: [bus-1, bus-2] }',
        }),
        at: 'halls.hall-1.cooling',
      },
      {
        input: exampleSite({
          'halls.hall-1.cooling': 'liquid: { units: cdu-(1..2), each: 600 kW, spare: 1, supply: 40 °C }',
        }),
        at: 'halls.hall-1.cooling',
      },
    ],
  },
};

const MEDIA = [
  ['air', 'to the room air', '{ units: crah-(1..4), each: 160 kW, spare: 1 }'],
  ['liquid', 'to a loop', '{ units: cdu-(1..3), each: 1.3 MW, spare: 1, supply: 40 °C }'],
] as const;
