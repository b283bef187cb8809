import { cduChecklist } from '../../catalog/building-citations.ts';
import { ashrae } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { above, cooler } from '../../units/index.ts';
import { exampleSite } from '../example-site.ts';

export const facilityWaterTooWarm: Rule<Site> = {
  code: 'cooling/facility-water-too-warm',
  severity: 'error',
  holds: "The building's water is colder than the loop that it cools by the approach of the heat exchanger at least.",
  because:
    'A CDU only passes heat on: with an approach of 4 K, water of class W40 keeps a loop at 44 °C and never at 40, so W40 before S40 does not exist.',
  citations: [ashrae, cduChecklist],

  *find(site) {
    for (const hall of site.halls) {
      const { facility } = hall;
      const supply = hall.spec.cooling.liquid?.supply;
      if (facility?.supply === undefined || supply === undefined || !facility.coldestLoop?.exceeds(supply)) continue;
      yield {
        path: [...hall.path, 'cooling', 'liquid', 'facility'],
        message: `the loop of hall "${hall.id}" is to supply ${supply}, but facility water of ${facility.supply} and an approach of ${facility.approach} keep it at ${facility.coldestLoop}`,
        help: `give water of ${cooler(supply, facility.approach)}, or let the loop be ${above(facility.coldestLoop, supply)} warmer where the racks allow it`,
      };
    }
  },

  examples: {
    valid: [exampleWith('{ class: ashrae/w32 }'), exampleWith('{ supply: 36 °C, approach: 4 K }')],
    invalid: [
      { input: exampleWith('{ class: ashrae/w40, approach: 4 K }'), at: 'halls.hall-1.cooling.liquid.facility' },
    ],
  },
};

function exampleWith(facility: string): string {
  return exampleSite({
    'halls.hall-1.cooling': `air: { units: crah-(1..3), each: 60 kW, spare: 1, containment: true }\nliquid: { units: cdu-(1..2), each: 600 kW, spare: 1, supply: 40 °C, facility: ${facility} }`,
  });
}
