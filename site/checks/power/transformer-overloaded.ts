import { transformerPractice } from '../../catalog/index.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { inOwnUnit, type Site, usableInOwnUnit } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';
import { inPhase, type Overload, ratedFor, worstOfEachKey } from '../overload.ts';

export const transformerOverloaded: Rule<Site> = {
  code: 'power/transformer-overloaded',
  severity: 'error',
  holds: 'With everything in work, each transformer carries no more than 80 % of its kVA, under every electrical code.',
  because:
    'A transformer is rated in kVA: it heats by current, whatever the power factor makes of it. The codes speak of breakers and conductors; this is what those who build transformers advise for load that never ends.',
  citations: [transformerPractice],

  *find(site) {
    for (const { element, phase, load, more } of worstOfEachKey(overloads(site))) {
      const share = Math.round(element.continuousShare * 100);
      yield {
        path: [...element.path, 'rating'],
        message: `transformer "${element.id}" is asked for ${inOwnUnit(element, load)}${inPhase(phase, site)} but carries at most ${usableInOwnUnit(element)}${share < 100 ? ` continuously, ${share} % of ${element.rating}` : ''}${more}`,
        help: `${ratedFor(element, load)}, or hang ${inOwnUnit(element, load.minus(element.usable)).roundedUp()} from another`,
      };
    }
  },

  examples: {
    valid: [exampleSite()],
    invalid: [
      {
        input: exampleSite({ 'power.transformers': 'tx-(1..2): { from: grid, rating: 50 kVA, secondary: 415 V }' }),
        at: 'power.transformers.tx-(1..2).rating',
      },
      {
        // 54 kW a side at a power factor of 0.95 are 57 kVA: 90 % of 63 kVA, which IEC lets a breaker carry.
        input: exampleSite({
          site: '{ name: example, electricalCode: iec, ambient: 35 °C, designPue: 1.3, asOf: 2026-11-22 }',
          'power.transformers': 'tx-(1..2): { from: grid, rating: 63 kVA, secondary: 415 V }',
        }),
        at: 'power.transformers.tx-(1..2).rating',
      },
    ],
  },
};

function* overloads(site: Site): Iterable<Overload> {
  for (const phase of site.phases) {
    for (const [element, load] of phase.loadOf) {
      if (element.kind === 'transformer' && load.exceeds(element.usable)) yield { element, phase, load };
    }
  }
}
