import { electricalCodes } from '../../catalog/index.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { inOwnUnit, type PowerElement, type Site, usableInOwnUnit } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';
import { inPhase, type Overload, worstOfEachKey } from '../overload.ts';

export const continuousRatingExceeded: Rule<Site> = {
  code: 'power/continuous-rating-exceeded',
  severity: 'error',
  holds:
    'With everything in work, each board, busway, feed and UPS carries no more than its electrical code lets a load of hours take: 80 % of the rating under NEC and CEC, all of it under IEC, or where the assembly is listed for 100 %.',
  because:
    'Training holds peak draw for days. A thermal breaker loaded above its continuous share trips without a fault, and takes a row with it.',
  citations: [...electricalCodes.nec.citations, ...electricalCodes.cec.citations, ...electricalCodes.iec.citations],

  *find(site) {
    for (const { element, phase, load, more } of worstOfEachKey(overloads(site))) {
      const wanted = load.times(1 / element.continuousShare);
      yield {
        path: [...element.path, element.kind === 'intake' ? 'limit' : 'rating'],
        message: `${element.kind} "${element.id}" is asked for ${inOwnUnit(element, load)}${inPhase(phase, site)} but carries at most ${usableInOwnUnit(element)}${shareOf(element)}${more}`,
        help: `move ${inOwnUnit(element, load.minus(element.usable)).roundedUp()} to another ${element.kind}, or rate this one at ${inOwnUnit(element, wanted).roundedUp()} or more`,
      };
    }
  },

  examples: {
    valid: [
      exampleSite(),
      // Some 60 A a side: IEC lets a breaker of 63 A carry it, and so does a listing for 100 %.
      exampleSite({
        site: '{ name: example, electricalCode: iec, ambient: 35 °C, designPue: 1.3, asOf: 2026-11-22 }',
        'power.busways': 'bus-(1..2): { from: msb-(1..2), rating: 63 A }',
      }),
      exampleSite({ 'power.busways': 'bus-(1..2): { from: msb-(1..2), rating: 63 A, fullRated: true }' }),
    ],
    invalid: [
      {
        input: exampleSite({ 'power.busways': 'bus-(1..2): { from: msb-(1..2), rating: 63 A }' }),
        at: 'power.busways.bus-(1..2).rating',
      },
    ],
  },
};

function* overloads(site: Site): Iterable<Overload> {
  const intakes = site.power.elements.filter((element) => element.kind === 'intake').length;
  for (const phase of site.phases) {
    for (const [element, load] of phase.loadOf) {
      // A transformer has a rule of its own, and the whole site is held to a sole intake.
      if (element.kind === 'transformer' || element.kind === 'generator') continue;
      if (element.kind === 'intake' && intakes === 1) continue;
      if (load.exceeds(element.usable)) yield { element, phase, load };
    }
  }
}

function shareOf({ rating, continuousShare }: PowerElement): string {
  return continuousShare < 1 ? ` continuously, ${Math.round(continuousShare * 100)} % of ${rating}` : '';
}
