import { iso8528Continuous, iso8528Ratings } from '../../catalog/index.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { byWrittenKey, runsAlways, type Site, spareOf } from '../../model/index.ts';
import { kW, sum } from '../../units/index.ts';
import { exampleSite, islandOf } from '../example-site.ts';
import { inPhase, type Overload, worstOfEachKey } from '../overload.ts';

export const generationShort: Rule<Site> = {
  code: 'power/generation-short',
  severity: 'error',
  holds:
    'Generators that run always carry their load for good, with as many of them out of work as are held to be spare.',
  because:
    'An island has no utility that helps out while a set is serviced. And a prime rating is for a load that varies and averages 70 % of it (ISO 8528-1), which training is not: it holds its peak for days.',
  citations: [iso8528Continuous, iso8528Ratings],

  *find(site) {
    for (const { element, phase, load, more } of worstOfEachKey(overloads(site))) {
      const spare = spareOf([element]);
      const rating = load.like(element.usable).times(1 / element.continuousShare);
      yield {
        path: [...element.path, 'rating'],
        message: `generator "${element.id}" is asked for ${load.like(element.usable)}${inPhase(phase, site)}${spare > 0 ? ` with ${spare} spare out of work` : ''} but gives at most ${element.usable}${element.continuousShare < 1 ? ` for good, ${Math.round(element.continuousShare * 100)} % of ${element.rating}` : ''}${more}`,
        help: `rate it at ${rating.roundedUp()} or more, add another, or hang less from it`,
      };
    }
  },

  examples: {
    valid: [
      exampleSite(islandOf('rating: 60 kW, spare: 1')),
      exampleSite(islandOf('rating: 45 kW')),
      exampleSite(islandOf('rating: 60 kW, duty: prime')),
    ],
    invalid: [
      { input: exampleSite(islandOf('rating: 50 kW, spare: 1')), at: 'power.generators.gen-(1..3).rating' },
      // 36 kW each, and a prime rating of 50 kW gives 35 for good.
      { input: exampleSite(islandOf('rating: 50 kW, duty: prime')), at: 'power.generators.gen-(1..3).rating' },
    ],
  },
};

function* overloads(site: Site): Iterable<Overload> {
  for (const sets of byWrittenKey(site.power.elements.filter(runsAlways))) {
    const [element] = sets;
    if (element === undefined) continue;
    const working = Math.max(1, sets.length - spareOf(sets));
    for (const phase of site.phases) {
      const all = sum(
        kW(0),
        sets.flatMap((set) => phase.loadOf.get(set) ?? []),
      );
      const load = all.times(1 / working);
      if (load.exceeds(element.usable)) yield { element, phase, load };
    }
  }
}
