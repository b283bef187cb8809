import { cduChecklist, ocpLiquidCooling } from '../../catalog/building-citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { K, kW, liquidFlowFor, litresPerMinute } from '../../units/index.ts';
import { exampleSite } from '../example-site.ts';

/** The least that the trade plans for each kilowatt. */
const LEAST_FLOW = litresPerMinute(1.2);

export const coolantStarved: Rule<Site> = {
  code: 'cooling/coolant-starved',
  severity: 'warning',
  holds: 'A loop gives its racks 1.2 L/min for each kilowatt at least.',
  because:
    'Cold plates are built for 1.2 to 2 L/min for each kW, which warms the loop by about 10 K; at a steeper rise the last plate of a tray gets water that is warm already.',
  citations: [ocpLiquidCooling, cduChecklist],

  *find(site) {
    for (const hall of site.halls) {
      const { liquid } = hall.spec.cooling;
      const { coolant } = hall;
      if (liquid?.rise === undefined || coolant === undefined || Number(hall.liquid.load) <= 0) continue;
      const flow = liquidFlowFor(kW(1), liquid.rise, coolant);
      if (!LEAST_FLOW.exceeds(flow)) continue;
      const steepest = K(Math.floor(liquid.rise.in(K) * flow.per(LEAST_FLOW) * 10) / 10);
      yield {
        path: [...hall.path, 'cooling', 'liquid', 'rise'],
        message: `a rise of ${liquid.rise} leaves each kilowatt of hall "${hall.id}" ${flow} of "${coolant.id}", and cold plates are planned with ${LEAST_FLOW} or more`,
        help: `plan a rise of ${steepest} or less, or waive this with what the vendor of the racks has signed`,
      };
    }
  },

  examples: {
    valid: [exampleWith('10 K')],
    invalid: [{ input: exampleWith('15 K'), at: 'halls.hall-1.cooling.liquid.rise' }],
  },
};

function exampleWith(rise: string): string {
  return exampleSite({
    'halls.hall-1.cooling': `air: { units: crah-(1..3), each: 60 kW, spare: 1, containment: true }\nliquid: { units: cdu-(1..3), each: 400 kW, spare: 1, supply: 40 °C, rise: ${rise} }`,
    'halls.hall-1.rows': 'row-1: { racks: 6, feeds: [bus-1, bus-2] }',
    pools: 'train: { server: nvidia/gb200-nvl72, racks: hall-1/row-1, use: training }',
    fabrics: '',
  });
}
