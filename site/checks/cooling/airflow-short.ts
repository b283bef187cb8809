import { coolingPhysics } from '../../catalog/building-citations.ts';
import { ashrae } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { m } from '../../units/index.ts';
import { exampleSite } from '../example-site.ts';
import { inPhaseBefore } from '../hall-balance.ts';

export const airflowShort: Rule<Site> = {
  code: 'cooling/airflow-short',
  severity: 'error',
  holds:
    'The fans of a hall, the spare ones out of work, move the air that its heat takes at the rise that the file gives, at the height of the site.',
  because:
    'Kilowatts on a nameplate do not move air. What the room does not deliver, servers take from their own exhaust, and thin air carries less: a sixth less at 1,500 m.',
  citations: [ashrae, coolingPhysics],

  *find(site) {
    for (const hall of site.halls) {
      const { air } = hall.spec.cooling;
      const { flow, machines, load } = hall.air;
      if (air?.flow === undefined || flow?.usable === undefined || !flow.needed.exceeds(flow.usable)) continue;
      const needed = Math.ceil(flow.needed.per(air.flow)) + air.spare;
      const altitude = site.spec.site.altitude ?? m(0);
      yield {
        path: [...hall.path, 'cooling', 'air', 'flow'],
        message: `hall "${hall.id}" takes ${flow.needed.like(flow.usable)} of air for ${load} at a rise of ${air.rise}${Number(altitude) > 0 ? ` and ${altitude}` : ''}, but ${Math.max(0, machines - air.spare)} of ${machines} machines move ${flow.usable}${inPhaseBefore(hall.air, site)}`,
        help: `have ${needed} machines of ${air.flow}, ${air.spare} of them spare, or fewer racks`,
      };
    }
  },

  examples: {
    valid: [exampleSite(), exampleWith('15000 m3/h')],
    // 81.6 kW and a switch rack at 15 K take about 18,000 m3/h; two of three machines are at work.
    invalid: [{ input: exampleWith('8000 m3/h'), at: 'halls.hall-1.cooling.air.flow' }],
  },
};

function exampleWith(flow: string): string {
  return exampleSite({
    'halls.hall-1.cooling': `air: { units: crah-(1..3), each: 60 kW, spare: 1, containment: true, rise: 15 K, flow: ${flow} }\nfeeds: msb-(1..2)`,
  });
}
