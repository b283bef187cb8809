import { superPodDataCenterH100 } from '../../catalog/citations.ts';
import { appliedDigitalCore } from '../../catalog/citations-conversion.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { longestToCore, type Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const coreFartherThanSaid: Rule<Site> = {
  code: 'fabric/core-farther-than-said',
  severity: 'error',
  holds: 'Where the rows of a hall are measured, no rack is farther from its network core than toCore says.',
  because:
    'Tenants buy optics by that length, and an operator is held to it: "every rack within 30 m of the network core" is a promise that the floor plan keeps or breaks.',
  citations: [appliedDigitalCore, superPodDataCenterH100],

  *find(site) {
    for (const hall of site.halls) {
      const { toCore } = hall.spec;
      const longest = longestToCore(hall);
      if (longest === undefined || !longest.length.exceeds(toCore)) continue;
      yield {
        path: [...hall.path, 'toCore'],
        message: `rack ${longest.from.rack + 1} of row "${longest.from.row.name}" is ${longest.length.like(toCore)} of cable from the network core in row "${longest.to.row.name}" but toCore of hall "${hall.id}" says ${toCore}`,
        help: `stand the core in the middle of the rows, or say ${longest.length.like(toCore).roundedUp()}`,
        related: [{ path: [...hall.path, 'layout'], message: 'where the rows stand' }],
      };
    }
  },

  examples: {
    valid: [exampleSite(), hall('10 m')],
    invalid: [{ input: hall('9 m'), at: 'halls.hall-1.toCore' }],
  },
};

/** From the fourth rack 2.4 m along and 2.4 m across to the switches, 2 m down at each end and 1 m of slack. */
function hall(toCore: string): string {
  return exampleSite({
    'halls.hall-1.toCore': toCore,
    'halls.hall-1.layout': '{ aisles: { cold: 1.2 m, hot: 1.2 m }, cables: { drop: 2 m, slack: 1 m } }',
  });
}
