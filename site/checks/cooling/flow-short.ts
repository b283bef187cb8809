import { airedaleDeltaChill, coolingPhysics } from '../../catalog/building-citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';
import { inPhaseBefore } from '../hall-balance.ts';

export const flowShort: Rule<Site> = {
  code: 'cooling/flow-short',
  severity: 'error',
  holds:
    'The pumps of a hall, the spare ones out of work, move the liquid that its heat takes at the rise that the file gives, for the fluid in the loop.',
  because:
    'A heat exchanger of 1.3 MW with half its flow brings the plates twice the rise: the last GPU of the rack throttles first. Glycol takes 4 to 9 % more than water.',
  citations: [airedaleDeltaChill, coolingPhysics],

  *find(site) {
    for (const hall of site.halls) {
      const { liquid } = hall.spec.cooling;
      const { flow, machines, load } = hall.liquid;
      if (liquid?.flow === undefined || flow?.usable === undefined || !flow.needed.exceeds(flow.usable)) continue;
      const needed = Math.ceil(flow.needed.per(liquid.flow)) + liquid.spare;
      yield {
        path: [...hall.path, 'cooling', 'liquid', 'flow'],
        message: `the loop of hall "${hall.id}" takes ${flow.needed.like(flow.usable)} for ${load} at a rise of ${liquid.rise}, but ${Math.max(0, machines - liquid.spare)} of ${machines} machines pump ${flow.usable}${inPhaseBefore(hall.liquid, site)}`,
        help: `have ${needed} machines of ${liquid.flow}, ${liquid.spare} of them spare, or fewer racks`,
      };
    }
  },

  examples: {
    valid: [exampleWith('500 L/min')],
    // 612 kW at 10 K in PG25 take 917 L/min; two of three machines are at work.
    invalid: [{ input: exampleWith('450 L/min'), at: 'halls.hall-1.cooling.liquid.flow' }],
  },
};

function exampleWith(flow: string): string {
  return exampleSite({
    'halls.hall-1.cooling': `air: { units: crah-(1..3), each: 60 kW, spare: 1, containment: true }\nliquid: { units: cdu-(1..3), each: 400 kW, spare: 1, supply: 40 °C, rise: 10 K, flow: ${flow} }`,
    'halls.hall-1.rows': 'row-1: { racks: 6, feeds: [bus-1, bus-2] }',
    pools: 'train: { server: nvidia/gb200-nvl72, racks: hall-1/row-1, use: training }',
    fabrics: '',
  });
}
