import { ashrae } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { celsius } from '../../units/index.ts';
import { exampleSite } from '../example-site.ts';

/** ASHRAE's warmest loop class, S50. */
const WARMEST_CLASS = celsius(50);

export const supplyTooWarm: Rule<Site> = {
  code: 'cooling/supply-too-warm',
  severity: 'warning',
  holds: 'A loop supplies its racks at 50 °C at most, the warmest of the ASHRAE classes.',
  because:
    'No class of cold plates is published for warmer water; what it does to clocks and to warranties is unknown.',
  citations: [ashrae],

  *find(site) {
    for (const hall of site.halls) {
      const supply = hall.spec.cooling.liquid?.supply;
      if (supply === undefined || !supply.exceeds(WARMEST_CLASS)) continue;
      yield {
        path: [...hall.path, 'cooling', 'liquid', 'supply'],
        message: `the loop of hall "${hall.id}" supplies ${supply} but the warmest class ends at ${WARMEST_CLASS}`,
        help: 'supply cooler water, or waive this with what the vendor of the racks has signed',
      };
    }
  },

  examples: {
    valid: [exampleWith('45 °C')],
    invalid: [{ input: exampleWith('55 °C'), at: 'halls.hall-1.cooling.liquid.supply' }],
  },
};

function exampleWith(supply: string): string {
  return exampleSite({
    'halls.hall-1.cooling': `air: { units: crah-(1..3), each: 60 kW, spare: 1, containment: true }\nliquid: { units: cdu-(1..2), each: 600 kW, spare: 1, supply: ${supply} }`,
  });
}
