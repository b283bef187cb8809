import { openAdr } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const floorAboveLoad: Rule<Site> = {
  code: 'energy/floor-above-load',
  severity: 'error',
  holds: 'The floor is no higher than what the site draws in the phase in which it draws most.',
  because:
    'The floor is the load that is never shed. One that no phase reaches leaves nothing to offer and promises to keep on what is not there: most often it is a slip of a unit.',
  citations: [openAdr],

  *find(site) {
    const floor = site.spec.energy?.floor;
    if (floor === undefined) return;
    const most = site.phases.reduce((highest, next) => (next.facility.exceeds(highest.facility) ? next : highest));
    if (!floor.exceeds(most.facility)) return;
    yield {
      path: ['energy', 'floor'],
      message: `the floor is ${floor}, and the site draws ${most.facility.like(floor)} at most, in phase "${most.id}"`,
      help: `write what is never shed, ${most.facility.like(floor).roundedDown()} at most`,
    };
  },

  examples: {
    valid: [exampleSite(), exampleSite({ energy: 'floor: 100 kW' })],
    invalid: [{ input: exampleSite({ energy: 'floor: 120 kW' }), at: 'energy.floor' }],
  },
};
