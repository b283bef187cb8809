import { aiInfrastructure } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';
import { giversOf, inPhaseBefore } from '../hall-balance.ts';

export const liquidShort: Rule<Site> = {
  code: 'cooling/liquid-short',
  severity: 'error',
  holds: 'The distribution units of a hall, the spare ones out of work, carry away what its racks give to the loop.',
  because:
    'A rack on cold plates has seconds, not minutes: when the loop is short it throttles at once and then shuts down.',
  citations: [aiInfrastructure],

  *find(site) {
    for (const hall of site.halls) {
      const { load, usable, machines } = hall.liquid;
      const { liquid } = hall.spec.cooling;
      if (liquid === undefined || usable === undefined || !load.exceeds(usable)) continue;
      const atWork = Math.max(0, machines - liquid.spare);
      const needed = Math.ceil(load.per(liquid.each)) + liquid.spare;
      yield {
        path: [...hall.path, 'cooling', 'liquid'],
        message: `${giversOf(hall.liquid)} of hall "${hall.id}" give ${load.like(usable)} to the loop but ${atWork} of ${machines} machines carry at most ${usable}${inPhaseBefore(hall.liquid, site)}`,
        help: `have ${needed} machines of ${liquid.each}, ${liquid.spare} of them spare, or fewer racks`,
      };
    }
  },

  examples: {
    valid: [exampleWith('400 kW')],
    invalid: [{ input: exampleWith('300 kW'), at: 'halls.hall-1.cooling.liquid' }],
  },
};

/** Six racks of 120 kW give 85 % of it, 612 kW, to the loop; two of three machines are at work. */
function exampleWith(each: string): string {
  return exampleSite({
    'halls.hall-1.cooling': `air: { units: crah-(1..3), each: 60 kW, spare: 1, containment: true }\nliquid: { units: cdu-(1..3), each: ${each}, spare: 1, supply: 40 °C }`,
    'halls.hall-1.rows': 'row-1: { racks: 6, feeds: [bus-1, bus-2] }',
    pools: 'train: { server: nvidia/gb200-nvl72, racks: hall-1/row-1, use: training }',
    fabrics: '',
  });
}
