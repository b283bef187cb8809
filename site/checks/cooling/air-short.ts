import { ashrae } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';
import { giversOf, inPhaseBefore } from '../hall-balance.ts';

export const airShort: Rule<Site> = {
  code: 'cooling/air-short',
  severity: 'error',
  holds: 'The air machines of a hall, the spare ones out of work, carry away what its racks give to the room.',
  because:
    'All heat that the loop does not take stays in the room, liquid-cooled racks included; short air shows as throttled GPUs in the farthest row.',
  citations: [ashrae],

  *find(site) {
    for (const hall of site.halls) {
      const { load, usable, machines } = hall.air;
      const { air } = hall.spec.cooling;
      if (air === undefined || usable === undefined || !load.exceeds(usable)) continue;
      const atWork = Math.max(0, machines - air.spare);
      const needed = Math.ceil(load.per(air.each)) + air.spare;
      yield {
        path: [...hall.path, 'cooling', 'air'],
        message: `${giversOf(hall.air)} of hall "${hall.id}" give ${load.like(usable)} to the room air but ${atWork} of ${machines} machines carry at most ${usable}${inPhaseBefore(hall.air, site)}`,
        help: `have ${needed} machines of ${air.each}, ${air.spare} of them spare, or fewer racks`,
      };
    }
  },

  examples: {
    valid: [exampleSite()],
    invalid: [
      {
        input: exampleSite({
          'halls.hall-1.cooling': 'air: { units: crah-(1..2), each: 60 kW, spare: 1, containment: true }',
        }),
        at: 'halls.hall-1.cooling.air',
      },
    ],
  },
};
