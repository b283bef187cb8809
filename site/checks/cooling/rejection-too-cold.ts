import { coolingPhysics, ctiTowers } from '../../catalog/building-citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Rejection, Site } from '../../model/index.ts';
import { K, type Temperature, warmer } from '../../units/index.ts';
import { exampleSite } from '../example-site.ts';

/** Towers are not guaranteed nearer than 5 °F to the wet bulb. */
const TOWER_APPROACH = K(2.8);

export const rejectionTooCold: Rule<Site> = {
  code: 'cooling/rejection-too-cold',
  severity: 'error',
  holds:
    'Water that the weather cools is warmer than the air that cools it: than the dry bulb behind a dry cooler, than the wet bulb by 2.8 K behind a tower.',
  because:
    'Fans and pads bring water towards the air and never below it: on the hottest day a site without chillers gets warm water, whatever its annual mean says.',
  citations: [coolingPhysics, ctiTowers],

  *find(site) {
    for (const hall of site.halls) {
      for (const machines of hall.rejections) {
        const coldest = coldestOf(machines);
        if (coldest === undefined || !coldest.exceeds(machines.spec.supply)) continue;
        const towers = machines.spec.kind === 'tower';
        yield {
          path: [...machines.path, 'supply'],
          message: `"${machines.id}" of hall "${hall.id}" is to supply ${machines.spec.supply}, but ${towers ? 'a wet bulb' : 'air'} of ${machines.airIn} gives ${coldest} at the coldest`,
          help: `let the water be warmer than ${coldest}, or cool it by chillers in that hour`,
        };
      }
    }
  },

  examples: {
    valid: [exampleWith('42 °C')],
    invalid: [{ input: exampleWith('34 °C'), at: 'halls.hall-1.cooling.rejection.dry.supply' }],
  },
};

function coldestOf({ spec, airIn }: Rejection): Temperature | undefined {
  if (spec.kind === 'chiller' || spec.kind === 'tower-chiller' || airIn === undefined) return undefined;
  return spec.kind === 'tower' ? warmer(airIn, TOWER_APPROACH) : airIn;
}

function exampleWith(supply: string): string {
  return exampleSite({
    'halls.hall-1.cooling': `
      air: { units: crah-(1..3), each: 60 kW, spare: 1, containment: true }
      rejection: { dry: { kind: dry-cooler, takes: air, units: dry-(1..3), each: 500 kW, spare: 1, at: 35 °C, supply: ${supply}, rise: 10 K } }`,
  });
}
