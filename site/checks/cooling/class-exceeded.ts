import { ashrae } from '../../catalog/citations.ts';
import type { Finding, Rule } from '../../diagnostics/index.ts';
import type { Hall, Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const classExceeded: Rule<Site> = {
  code: 'cooling/class-exceeded',
  severity: 'error',
  holds: 'Water that is of a class is no warmer than the class: W32 is 32 °C at most, S40 is 40 °C.',
  because: 'Racks and CDUs are bought by the class; water that is warmer voids what was bought.',
  citations: [ashrae],

  *find(site) {
    for (const hall of site.halls) {
      const { liquid } = hall.spec.cooling;
      if (liquid === undefined) continue;
      const path = [...hall.path, 'cooling', 'liquid'];
      yield* warmer(site, hall, 'loop', liquid, path);
      if (liquid.facility !== undefined)
        yield* warmer(site, hall, 'facility water', liquid.facility, [...path, 'facility']);
    }
  },

  examples: {
    valid: [exampleWith('supply: 40 °C, class: ashrae/s40')],
    invalid: [
      { input: exampleWith('supply: 45 °C, class: ashrae/s40'), at: 'halls.hall-1.cooling.liquid.supply' },
      {
        input: exampleWith('supply: 45 °C, facility: { supply: 36 °C, class: ashrae/w32 }'),
        at: 'halls.hall-1.cooling.liquid.facility.supply',
      },
    ],
  },
};

type Water = Pick<NonNullable<NonNullable<Hall['spec']['cooling']['liquid']>['facility']>, 'supply' | 'class'>;

function* warmer(site: Site, hall: Hall, what: string, water: Water, path: Finding['path']): Iterable<Finding> {
  const limit = water.class === undefined ? undefined : site.catalog.waterClass(water.class)?.maxSupply;
  if (limit === undefined || water.supply === undefined || !water.supply.exceeds(limit)) return;
  yield {
    path: [...path, 'supply'],
    message: `the ${what} of hall "${hall.id}" is ${water.supply}, but class "${water.class}" ends at ${limit}`,
    help: `supply ${limit} or colder, or name a warmer class and buy what is rated for it`,
  };
}

function exampleWith(liquid: string): string {
  return exampleSite({
    'halls.hall-1.cooling': `air: { units: crah-(1..3), each: 60 kW, spare: 1, containment: true }\nliquid: { units: cdu-(1..2), each: 600 kW, spare: 1, ${liquid} }`,
  });
}
