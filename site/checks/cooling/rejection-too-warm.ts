import { cduChecklist } from '../../catalog/building-citations.ts';
import { ashrae } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const rejectionTooWarm: Rule<Site> = {
  code: 'cooling/rejection-too-warm',
  severity: 'error',
  holds: 'What cools the water of a loop gives it as cold as the machines of the loop count on.',
  because: 'A CDU rated with water of 32 °C is another machine at 40: its capacity is that of its approach.',
  citations: [ashrae, cduChecklist],

  *find(site) {
    for (const hall of site.halls) {
      const wanted = hall.facility?.supply;
      if (wanted === undefined) continue;
      for (const { id, path, spec } of hall.rejections) {
        if (spec.takes === 'air' || !spec.supply.exceeds(wanted)) continue;
        yield {
          path: [...path, 'supply'],
          message: `"${id}" of hall "${hall.id}" supplies ${spec.supply}, but the loop counts on facility water of ${wanted}`,
          help: `supply ${wanted}, or write under facility what the loop really gets`,
          related: [{ path: [...hall.path, 'cooling', 'liquid', 'facility'], message: 'counted on here' }],
        };
      }
    }
  },

  examples: {
    valid: [exampleWith('41 °C')],
    invalid: [{ input: exampleWith('36 °C'), at: 'halls.hall-1.cooling.rejection.dry.supply' }],
  },
};

function exampleWith(facility: string): string {
  return exampleSite({
    'halls.hall-1.cooling': `
      air: { units: crah-(1..3), each: 60 kW, spare: 1, containment: true }
      liquid: { units: cdu-(1..3), each: 400 kW, spare: 1, supply: 46 °C, facility: { supply: ${facility} } }
      rejection: { dry: { kind: dry-cooler, takes: liquid, units: dry-(1..3), each: 500 kW, spare: 1, at: 35 °C, supply: 41 °C, rise: 10 K } }`,
  });
}
