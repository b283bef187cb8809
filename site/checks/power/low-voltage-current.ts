import { enerconSwitchgear } from '../../catalog/building-citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { PowerElement, Site } from '../../model/index.ts';
import {
  A,
  type ApparentPower,
  type Current,
  kV,
  type Power,
  realPower,
  threePhaseCurrent,
} from '../../units/index.ts';
import { exampleSite } from '../example-site.ts';

/** The largest main bus that low-voltage switchgear is rated for, fed by parallel sources. */
const MOST = A(10_000);

/** Above it gear is of medium voltage. */
const LOW = kV(1);

export const lowVoltageCurrent: Rule<Site> = {
  code: 'power/low-voltage-current',
  severity: 'error',
  holds: 'Below 1 kV, nothing is rated for more current than the largest switchgear takes: 10 kA.',
  because:
    'A transformer of 40 MVA exists, and one that hands on 415 V does not: 56 kA would come out of it, and no breaker, bar or cable takes them. A rating so high is a slip of a unit, or a voltage that is missing a step.',
  citations: [enerconSwitchgear],

  *find(site) {
    const said = new Set<string>();
    for (const element of site.power.elements) {
      const current = ratedCurrent(element);
      const key = element.path.join('.');
      if (current === undefined || !current.exceeds(MOST) || said.has(key)) continue;
      said.add(key);
      yield {
        path: [...element.path, element.kind === 'intake' ? 'limit' : 'rating'],
        message: `${element.kind} "${element.id}" of ${element.rating} at ${element.voltage} is rated for ${current.as(A)}, and low-voltage gear ends at ${MOST}`,
        help: `rate it at ${element.rating.times(MOST.per(current)).roundedDown()} at most and take more of them, or hand on a higher voltage`,
      };
    }
  },

  examples: {
    // 7 MVA at 415 V are 9.7 kA.
    valid: [exampleSite(), withTransformer('7 MVA, secondary: 415 V'), withTransformer('40 MVA, secondary: 13.8 kV')],
    invalid: [
      { input: withTransformer('40 MVA, secondary: 415 V'), at: 'power.transformers.tx-3.rating' },
      {
        input: exampleSite({
          'power.ups': 'ups-1: { from: msb-1, rating: 90 MW, energy: 5 MWh, efficiency: 0.96 }',
        }),
        at: 'power.ups.ups-1.rating',
      },
    ],
  },
};

/** What a nameplate in kW or kVA comes to at its voltage; a rating in amperes is held to this where it is read. */
function ratedCurrent(element: PowerElement): Current | undefined {
  const { voltage, powerFactor } = element;
  const power = ratedPower(element);
  if (voltage === undefined || power === undefined || voltage.exceeds(LOW)) return undefined;
  return threePhaseCurrent(power, voltage, powerFactor);
}

function ratedPower({ rating, powerFactor }: PowerElement): Power | undefined {
  if (rating.dimension === 'current') return undefined;
  return rating.dimension === 'power' ? (rating as Power) : realPower(rating as ApparentPower, powerFactor);
}

function withTransformer(rating: string): string {
  return exampleSite({
    'power.transformers': `tx-(1..2): { from: grid, rating: 250 kVA, secondary: 415 V }\ntx-3: { from: grid, rating: ${rating} }`,
  });
}
