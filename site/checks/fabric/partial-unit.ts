import { superPodH100 } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const partialUnit: Rule<Site> = {
  code: 'fabric/partial-unit',
  severity: 'info',
  holds: 'Every scalable unit of a fabric is full of nodes.',
  because:
    'A unit is never planned in part: all of its leaves and uplinks are built, so empty places are paid for, and are the cheapest room to grow.',
  citations: [superPodH100],

  *find(site) {
    for (const fabric of site.fabrics) {
      if (fabric.tiers === 1) continue;
      const places = fabric.units * fabric.nodesPerUnit;
      const taken = fabric.pools.reduce((sum, pool) => sum + pool.nodes, fabric.managerPlaces);
      if (taken >= places) continue;
      yield {
        path: fabric.path,
        message: `fabric "${fabric.id}" has ${fabric.units} units of ${fabric.nodesPerUnit} node places, ${places} in all, of which ${taken} are taken`,
        help: `${places - taken} nodes can join without another leaf; smaller units by nodesPerUnit leave fewer places empty`,
      };
    }
  },

  examples: {
    valid: [exampleSite(), units(32)],
    invalid: [{ input: units(20), at: 'fabrics.ib' }],
  },
};

function units(racks: number): string {
  return exampleSite({
    'halls.hall-1.rows': `row-1: { racks: ${racks}, feeds: [bus-1, bus-2] }\nrow-2: { racks: 4, feeds: [bus-1, bus-2] }`,
  });
}
