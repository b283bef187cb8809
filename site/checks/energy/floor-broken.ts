import { openAdr } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const floorBroken: Rule<Site> = {
  code: 'energy/floor-broken',
  severity: 'error',
  holds: 'In every phase, the load that a programme leaves is at least the floor.',
  because:
    'The floor is what is never shed: a programme deeper than the load above it can only be kept by breaking a promise or be missed.',
  citations: [openAdr],

  *find(site) {
    const floor = site.spec.energy?.floor;
    if (floor === undefined) return;
    for (const programme of site.programmes) {
      const { depth } = programme.spec;
      // A floor that no phase reaches is told by `energy/floor-above-load`.
      if (site.phases.every(({ facility }) => floor.exceeds(facility))) return;
      const lowest = site.phases.reduce((least, next) => (next.facility < least.facility ? next : least));
      const left = lowest.facility.minus(depth).like(floor);
      if (!floor.exceeds(left)) continue;
      yield {
        path: [...programme.path, 'depth'],
        message: `programme "${programme.id}" takes ${depth} of ${lowest.facility.like(floor)} in phase "${lowest.id}", which leaves ${left} where the floor is ${floor}`,
        help:
          lowest.facility > floor
            ? `offer ${lowest.facility.minus(floor).like(depth).roundedDown()} at most, or lower the floor`
            : 'offer nothing in that phase, or lower the floor',
        related: [{ path: ['energy', 'floor'], message: 'the floor' }],
      };
    }
  },

  examples: {
    valid: [exampleSite(), event('20 kW')],
    invalid: [{ input: event('60 kW'), at: 'energy.programmes.interruptible.depth' }],
  },
};

function event(depth: string): string {
  return exampleSite({
    tenants: 'open: { isolation: shared, pools: { train: all }, contract: { flexible: true } }',
    energy: `
      floor: 80 kW
      programmes: { interruptible: { depth: ${depth}, notice: 10 min, duration: 4 h } }
      shed: [open.train]`,
  });
}
