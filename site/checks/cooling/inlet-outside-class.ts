import { azureStackEdge } from '../../catalog/building-citations.ts';
import { ashrae } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { allowableInlet, type Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const inletOutsideClass: Rule<Site> = {
  code: 'cooling/inlet-outside-class',
  severity: 'error',
  holds: 'The air at the inlets of a hall is within what the class of its servers allows, at the height of the site.',
  because:
    'Above it servers throttle and then stop; thin air cools less, so the warmest inlet falls by a kelvin for each 300 m above 900 m in classes A1 and A2, faster in A3 and A4.',
  citations: [ashrae, azureStackEdge],

  *find(site) {
    for (const hall of site.halls) {
      const { air } = hall.spec.cooling;
      const airClass = air?.class === undefined ? undefined : site.catalog.airClass(air.class);
      if (air?.supply === undefined || airClass === undefined || Number(hall.air.load) <= 0) continue;
      const { from, to, derated } = allowableInlet(airClass, site.spec.site.altitude);
      const cold = from.exceeds(air.supply);
      if (!cold && !air.supply.exceeds(to)) continue;
      const at = derated ? ` at ${site.spec.site.altitude}` : '';
      yield {
        path: [...hall.path, 'cooling', 'air', 'supply'],
        message: `hall "${hall.id}" gives its racks air of ${air.supply}, but class "${airClass.id}" allows ${cold ? `${from} at least` : `${to} at most`}${at}`,
        help: `supply ${cold ? from : to}, or name the class that the servers have`,
      };
    }
  },

  examples: {
    valid: [exampleWith('supply: 30 °C, class: ashrae/a2')],
    invalid: [
      { input: exampleWith('supply: 36 °C, class: ashrae/a2'), at: 'halls.hall-1.cooling.air.supply' },
      {
        // 2 K less at 1,500 m.
        input: exampleSite({
          site: '{ name: example, electricalCode: nec, altitude: 1500 m, ambient: 35 °C, designPue: 1.3, asOf: 2026-11-22 }',
          'halls.hall-1.cooling': `air: { units: crah-(1..3), each: 60 kW, spare: 1, containment: true, supply: 34 °C, class: ashrae/a2 }`,
        }),
        at: 'halls.hall-1.cooling.air.supply',
      },
    ],
  },
};

function exampleWith(air: string): string {
  return exampleSite({
    'halls.hall-1.cooling': `air: { units: crah-(1..3), each: 60 kW, spare: 1, containment: true, ${air} }`,
  });
}
