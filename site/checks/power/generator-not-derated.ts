import { alternatorDerate } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { celsius, m } from '../../units/index.ts';
import { exampleSite } from '../example-site.ts';

/** Above this, an alternator gives 3 % less for each 500 m, and above 40 °C at its intake 3 % less for each 5 K. */
const HIGH = m(1000);
const HOT = celsius(40);

export const generatorNotDerated: Rule<Site> = {
  code: 'power/generator-not-derated',
  severity: 'warning',
  holds: 'Above 1,000 m or 40 °C of design ambient each generator says what share of its rating is left.',
  because:
    'A nameplate holds at reference conditions. Its alternator alone loses 3 % for each 500 m above 1,000 m and for each 5 K above 40 °C; what the engine loses depends on its make and its fuel, and only its maker knows.',
  citations: [alternatorDerate],

  *find(site) {
    const { altitude, ambient } = site.spec.site;
    const high = altitude?.exceeds(HIGH) ?? false;
    if (!high && !ambient.exceeds(HOT)) return;
    const said = new Set<string>();
    for (const element of site.power.elements) {
      const key = element.path.join('.');
      if (element.kind !== 'generator' || element.spec.derate !== undefined || said.has(key)) continue;
      said.add(key);
      yield {
        path: element.path,
        message: `generator "${element.id}" is counted at its whole ${element.rating}, and the site is ${high ? `at ${altitude}` : `built for ${ambient}`}`,
        help: 'ask its maker what it gives there, and say the share, as in derate: 0.9',
      };
    }
  },

  examples: {
    valid: [exampleSite(), siteAt('1600 m', ', derate: 0.92')],
    invalid: [{ input: siteAt('1600 m'), at: 'power.generators.gen-1' }],
  },
};

function siteAt(altitude: string, derate = ''): string {
  return exampleSite({
    site: `{ name: example, electricalCode: nec, altitude: ${altitude}, ambient: 35 °C, designPue: 1.3, asOf: 2026-11-22 }`,
    'power.generators': `gen-1: { rating: 250 kW, startsIn: 12 s, backs: msb-(1..2)${derate} }`,
  });
}
