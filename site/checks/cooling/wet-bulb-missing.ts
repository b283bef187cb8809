import { ctiTowers } from '../../catalog/building-citations.ts';
import { ashrae } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { hasTower, type Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const wetBulbMissing: Rule<Site> = {
  code: 'cooling/wet-bulb-missing',
  severity: 'error',
  holds: 'A site whose heat is evaporated says its design wet bulb, which is no warmer than its design ambient.',
  because:
    'Towers and wetted pads work against the wet bulb; without it nothing says what they carry on the hottest day.',
  citations: [ctiTowers, ashrae],

  *find(site) {
    const { ambient, wetBulb } = site.spec.site;
    if (wetBulb?.exceeds(ambient)) {
      yield {
        path: ['site', 'wetBulb'],
        message: `the design wet bulb is ${wetBulb}, above the design ambient of ${ambient}`,
        help: 'a wet bulb is at most as warm as the air: look both up for one hour of one station',
      };
    }
    if (wetBulb !== undefined) return;
    for (const hall of site.halls) {
      for (const { id, path, spec } of hall.rejections) {
        if (!hasTower(spec) && spec.kind !== 'adiabatic') continue;
        yield {
          path: [...path, 'kind'],
          message: `"${id}" of hall "${hall.id}" evaporates water, but the site says no design wet bulb`,
          help: 'add wetBulb to site, from the design conditions of the nearest weather station',
        };
      }
    }
  },

  examples: {
    valid: [exampleWith(', wetBulb: 21 °C')],
    invalid: [
      { input: exampleWith(''), at: 'halls.hall-1.cooling.rejection.towers.kind' },
      { input: exampleWith(', wetBulb: 36 °C'), at: 'site.wetBulb' },
    ],
  },
};

function exampleWith(wetBulb: string): string {
  return exampleSite({
    site: `{ name: example, electricalCode: nec, ambient: 35 °C${wetBulb}, designPue: 1.3, asOf: 2026-11-22 }`,
    'halls.hall-1.cooling': `
      air: { units: crah-(1..3), each: 60 kW, spare: 1, containment: true }
      rejection: { towers: { kind: tower, takes: air, units: tower-(1..2), each: 200 kW, spare: 1, at: 24 °C, supply: 27 °C, rise: 6 K } }`,
  });
}
