import { superPodDataCenterH100, uptimeTiers } from '../../catalog/citations.ts';
import { electricalCodes } from '../../catalog/index.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { inOwnUnit, printWay, runsAlways, type Site, spareOf, usableInOwnUnit } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';
import { inPhase, type Overload, ratedFor, worstOfEachKey } from '../overload.ts';

export const failureOverload: Rule<Site> = {
  code: 'power/failure-overload',
  severity: 'error',
  waivable: true,
  holds: 'When any one element is lost, what takes over its load carries it for hours.',
  because:
    'A repair takes hours. If the survivor trips as well, one broken breaker has become two dark sides: the redundancy was on paper.',
  citations: [superPodDataCenterH100, uptimeTiers, ...electricalCodes.nec.citations],

  *find(site) {
    for (const { element, phase, load, failed, more } of worstOfEachKey(overloads(site))) {
      if (failed === undefined) continue;
      const share = Math.round(load.per(element.usable) * 1000) / 10;
      yield {
        path: [...element.path, element.kind === 'intake' ? 'limit' : 'rating'],
        message: `with ${failed.kind} "${failed.id}" lost, ${element.kind} "${element.id}" is asked for ${inOwnUnit(element, load)}${inPhase(phase, site)} but carries at most ${usableInOwnUnit(element)}: ${share} % on ${printWay(element)}${more}`,
        help: `${ratedFor(element, load)}, or hang ${inOwnUnit(element, load.minus(element.usable)).roundedUp()} of its load elsewhere`,
        related: [{ path: failed.path, message: 'lost here' }],
      };
    }
  },

  examples: {
    valid: [exampleSite()],
    invalid: [
      {
        // Each side carries its half with ease, and not the whole.
        input: exampleSite({ 'power.busways': 'bus-(1..2): { from: msb-(1..2), rating: 125 A }' }),
        at: 'power.busways.bus-(1..2).rating',
      },
    ],
  },
};

function* overloads(site: Site): Iterable<Overload> {
  for (const phase of site.phases) {
    for (const element of site.power.elements) {
      const worst = phase.worstOf.get(element);
      // Sets that stand by, and those with a spare, have rules of their own; what is too much already is said without a failure.
      if (element.kind === 'generator' && (!runsAlways(element) || spareOf([element]) > 0)) continue;
      if (!worst?.load.exceeds(element.usable)) continue;
      if (phase.loadOf.get(element)?.exceeds(element.usable)) continue;
      yield { element, phase, load: worst.load, failed: worst.of };
    }
  }
}
