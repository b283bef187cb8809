import { evaporation } from '../../catalog/building-citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { m3h, sum } from '../../units/index.ts';
import { exampleSite } from '../example-site.ts';

export const waterShort: Rule<Site> = {
  code: 'cooling/water-short',
  severity: 'error',
  holds: 'What the machines of a site evaporate on the hottest day is within its water limit.',
  because:
    'A kilowatt-hour takes 1.5 L to evaporate and blowdown adds a fourth: a megawatt by towers is 43 m3 a day, on the day on which everyone else waters too.',
  citations: [evaporation],

  *find(site) {
    const limit = site.spec.site.water?.limit;
    if (limit === undefined) return;
    const machines = site.halls.flatMap((hall) => hall.rejections);
    for (const { id, path, water } of machines) {
      if (water !== undefined) continue;
      yield {
        path: [...path, 'kind'],
        message: `"${id}" evaporates an amount of water that nobody has said, and the site has ${limit}`,
        help: 'add water, as in water: 0.8 L/kWh, from the maker for the design hour',
      };
    }
    const used = sum(
      m3h(0),
      machines.flatMap(({ water }) => water ?? []),
    );
    if (!used.exceeds(limit)) return;
    const users = machines.flatMap(({ id, water }) =>
      water === undefined || Number(water) === 0 ? [] : [`"${id}" ${water.like(limit)}`],
    );
    yield {
      path: ['site', 'water', 'limit'],
      message: `cooling takes ${used.like(limit)} of water at the design hour, but the site has ${limit}`,
      help: `evaporate less (${users.join(', ')}): dry coolers take none, warmer loops need less`,
    };
  },

  examples: {
    valid: [exampleWith('4 m3/d')],
    // 83 kW at 1.8 L/kWh are 3.6 m3 a day.
    invalid: [{ input: exampleWith('3 m3/d'), at: 'site.water.limit' }],
  },
};

function exampleWith(limit: string): string {
  return exampleSite({
    site: `{ name: example, electricalCode: nec, ambient: 35 °C, wetBulb: 22 °C, water: { limit: ${limit} }, designPue: 1.3, asOf: 2026-11-22 }`,
    'halls.hall-1.cooling': `
      air: { units: crah-(1..3), each: 60 kW, spare: 1, containment: true }
      rejection: { towers: { kind: tower, takes: air, units: tower-(1..2), each: 200 kW, spare: 1, at: 24 °C, supply: 27 °C, rise: 6 K } }`,
  });
}
