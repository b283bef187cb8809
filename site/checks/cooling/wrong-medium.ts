import { aiInfrastructure } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const wrongMedium: Rule<Site> = {
  code: 'cooling/wrong-medium',
  severity: 'error',
  holds: 'Systems with cold plates stand in rows with a loop.',
  because: 'A cold plate without water is a lid: no air and no rear door reaches what is under it.',
  citations: [aiInfrastructure],

  *find(site) {
    const said = new Set<string>();
    for (const row of site.rows) {
      const key = row.path.join('.');
      const plated = row.contents.find(({ liquidShare }) => liquidShare > 0);
      if (plated === undefined || row.cooling === 'liquid' || said.has(key)) continue;
      said.add(key);
      yield {
        path: [...row.path, 'cooling'],
        message: `row "${row.name}" is cooled by ${row.cooling} but "${plated.name}" gives ${Math.round(plated.liquidShare * 100)} % of its heat to cold plates`,
        help: 'write cooling: liquid, or choose an air-cooled system',
        related: [{ path: plated.path, message: 'stands here by this' }],
      };
    }
  },

  examples: {
    valid: [exampleSite(), exampleWith('')],
    invalid: [{ input: exampleWith(', cooling: contained-air'), at: 'halls.hall-1.rows.row-1.cooling' }],
  },
};

function exampleWith(cooling: string): string {
  return exampleSite({
    'halls.hall-1.cooling':
      'air: { units: crah-(1..3), each: 60 kW, spare: 1, containment: true }\nliquid: { units: cdu-(1..2), each: 600 kW, spare: 1, supply: 40 °C }',
    'halls.hall-1.rows': `row-1: { racks: 4, feeds: [bus-1, bus-2]${cooling} }`,
    pools: 'train: { server: nvidia/gb200-nvl72, racks: hall-1/row-1, use: training }',
    fabrics: '',
  });
}
