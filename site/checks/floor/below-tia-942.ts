import { floorLoads } from '../../catalog/entries/floor-loads.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const belowTia942: Rule<Site> = {
  code: 'floor/below-tia-942',
  severity: 'warning',
  holds: 'A floor under racks carries at least what TIA-942 asks of a data hall, 7.2 kPa.',
  because:
    'Below it the next generation of racks, a pallet jack or a spare CDU will find the floor before the plan does.',
  citations: floorLoads.flatMap(({ citations }) => citations),

  *find(site) {
    const minimum = site.catalog.floorLoad('tia-942/minimum')?.uniform;
    const recommended = site.catalog.floorLoad('tia-942/recommended')?.uniform;
    if (minimum === undefined) return;
    for (const hall of site.halls) {
      const { load } = hall.spec.floor;
      if (Number(hall.draw) === 0 || !minimum.exceeds(load)) continue;
      yield {
        path: [...hall.path, 'floor', 'load'],
        message: `the floor of hall "${hall.id}" carries ${load} but TIA-942 asks for ${minimum.like(load)} at least`,
        help: `strengthen it${recommended === undefined ? '' : ` (${recommended.like(load)} is recommended)`}, or have an engineer sign for it and waive this`,
      };
    }
  },

  examples: {
    valid: [exampleSite()],
    invalid: [{ input: exampleSite({ 'halls.hall-1.floor': 'load: 5 kPa' }), at: 'halls.hall-1.floor.load' }],
  },
};
