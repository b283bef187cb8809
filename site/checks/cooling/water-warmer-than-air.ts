import { coolingPhysics, hpeRearDoor, ibmRearDoor } from '../../catalog/building-citations.ts';
import { ashrae } from '../../catalog/citations.ts';
import type { Finding, Rule } from '../../diagnostics/index.ts';
import type { Hall, Site } from '../../model/index.ts';
import type { Temperature } from '../../units/index.ts';
import { exampleSite } from '../example-site.ts';

/** The class whose recommended range is that of A1 to A4 alike. */
const ANY_CLASS = 'ashrae/a1';

export const waterWarmerThanAir: Rule<Site> = {
  code: 'cooling/water-warmer-than-air',
  severity: 'error',
  holds:
    'Water that cools room air, in rear doors or in the coils of the room machines, is no warmer than the air that the racks are to get: the supply of the hall, or the warmest that is recommended.',
  because:
    'A coil brings air towards its water and never below it. A loop of 40 °C that is right for cold plates heats the air of a rear door: its racks breathe in what they breathed out.',
  citations: [coolingPhysics, hpeRearDoor, ibmRearDoor, ashrae],

  *find(site) {
    for (const hall of site.halls) {
      const { air, liquid } = hall.spec.cooling;
      const wanted = air?.supply ?? site.catalog.airClass(air?.class ?? ANY_CLASS)?.recommended.to;
      if (wanted === undefined) continue;
      const doors = hall.rows.filter((row) => row.cooling === 'rear-door' && Number(row.draw) > 0);
      const [first] = doors;
      if (first !== undefined && liquid?.supply.exceeds(wanted))
        yield {
          path: [...hall.path, 'cooling', 'liquid', 'supply'],
          message: `rear doors of ${doors.length === 1 ? `row "${first.name}"` : `${doors.length} rows of hall "${hall.id}"`} get water of ${liquid.supply}, but the racks are to get air of ${wanted}`,
          help: `supply the loop at ${wanted} or less, or cool these rows in another way`,
          related: [{ path: first.path, message: 'a row with rear doors' }],
        };
      yield* coilsTooWarm(hall, wanted);
    }
  },

  examples: {
    valid: [exampleSite(), doors('20 °C', '18 °C'), doors('40 °C', '18 °C', 'contained-air')],
    invalid: [
      { input: doors('40 °C', '18 °C'), at: 'halls.hall-1.cooling.liquid.supply' },
      { input: doors('20 °C', '30 °C'), at: 'halls.hall-1.cooling.rejection.chill.supply' },
    ],
  },
};

function* coilsTooWarm(hall: Hall, wanted: Temperature): Iterable<Finding> {
  if (Number(hall.air.load) <= 0) return;
  for (const { id, path, spec } of hall.rejections) {
    if (spec.takes === 'liquid' || !spec.supply.exceeds(wanted)) continue;
    yield {
      path: [...path, 'supply'],
      message: `"${id}" gives the room machines of hall "${hall.id}" water of ${spec.supply}, but the racks are to get air of ${wanted}`,
      help: `supply ${wanted} or less, by chillers where the weather is warmer`,
    };
  }
}

function doors(loop: string, water: string, cooling = 'rear-door'): string {
  return exampleSite({
    'halls.hall-1.cooling': `
      air: { units: crah-(1..3), each: 60 kW, spare: 1, containment: true }
      liquid: { units: cdu-(1..3), each: 100 kW, spare: 1, supply: ${loop} }
      rejection: { chill: { kind: chiller, takes: air, units: chiller-(1..3), each: 100 kW, spare: 1, at: 35 °C, supply: ${water}, rise: 8 K } }
      feeds: msb-(1..2)`,
    'halls.hall-1.rows': `row-1: { racks: 4, feeds: [bus-1, bus-2], cooling: ${cooling} }\nrow-2: { racks: 1, feeds: [bus-1, bus-2] }`,
  });
}
