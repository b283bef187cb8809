import { ashrae } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { hasTower, type Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const rejectionRatedBelowDesign: Rule<Site> = {
  code: 'cooling/rejection-rated-below-design',
  severity: 'error',
  holds: 'Chillers and towers are rated for air as warm as the design hour of the site.',
  because:
    'What a chiller or a tower loses above its rating is in its maker’s tables and follows no simple law, so nobody works it out here: a chiller may trip on high pressure instead.',
  citations: [ashrae],

  *find(site) {
    for (const hall of site.halls) {
      for (const { id, path, spec, airIn } of hall.rejections) {
        if (spec.kind !== 'chiller' && !hasTower(spec)) continue;
        if (airIn === undefined || !airIn.exceeds(spec.at)) continue;
        yield {
          path: [...path, 'at'],
          message: `"${id}" of hall "${hall.id}" is rated at ${spec.at}, but the design ${hasTower(spec) ? 'wet bulb' : 'ambient'} is ${airIn}`,
          help: `take from the maker's tables what one carries at ${airIn}, and write at: ${airIn}`,
        };
      }
    }
  },

  examples: {
    valid: [exampleWith('35 °C')],
    invalid: [{ input: exampleWith('32 °C'), at: 'halls.hall-1.cooling.rejection.chillers.at' }],
  },
};

function exampleWith(at: string): string {
  return exampleSite({
    'halls.hall-1.cooling': `
      air: { units: crah-(1..3), each: 60 kW, spare: 1, containment: true }
      rejection: { chillers: { kind: chiller, takes: air, units: ch-(1..2), each: 200 kW, spare: 1, at: ${at}, supply: 12 °C, rise: 6 K } }`,
  });
}
