import { ashrae } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

/** The class whose recommended range is that of A1 to A4 alike. */
const ANY_CLASS = 'ashrae/a1';

export const inletOutsideRecommended: Rule<Site> = {
  code: 'cooling/inlet-outside-recommended',
  severity: 'warning',
  holds: 'The air at the inlets of a hall is within what ASHRAE recommends: 18 to 27 °C, or 18 to 22 °C for class H1.',
  because:
    'Outside it servers work, at more fan power and more failures; colder air is bought dearly and may wet what it meets.',
  citations: [ashrae],

  *find(site) {
    for (const hall of site.halls) {
      const { air } = hall.spec.cooling;
      const airClass = site.catalog.airClass(air?.class ?? ANY_CLASS);
      if (air?.supply === undefined || airClass === undefined || Number(hall.air.load) <= 0) continue;
      const { from, to } = airClass.recommended;
      const cold = from.exceeds(air.supply);
      if (!cold && !air.supply.exceeds(to)) continue;
      yield {
        path: [...hall.path, 'cooling', 'air', 'supply'],
        message: `hall "${hall.id}" gives its racks air of ${air.supply}, and ${from} to ${to} are recommended${air.class === undefined ? '' : ` for class "${air.class}"`}`,
        help: `supply ${cold ? from : to}, or waive this for the months in which it holds`,
      };
    }
  },

  examples: {
    valid: [exampleWith('24 °C')],
    invalid: [
      { input: exampleWith('29 °C'), at: 'halls.hall-1.cooling.air.supply' },
      { input: exampleWith('24 °C, class: ashrae/h1'), at: 'halls.hall-1.cooling.air.supply' },
    ],
  },
};

function exampleWith(supply: string): string {
  return exampleSite({
    'halls.hall-1.cooling': `air: { units: crah-(1..3), each: 60 kW, spare: 1, containment: true, supply: ${supply} }`,
  });
}
