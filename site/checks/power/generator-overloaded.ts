import { superPodDataCenterH100, uptimeTiers } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { byWrittenKey, type Phase, type PowerElement, runsAlways, type Site, spareOf } from '../../model/index.ts';
import { kW, larger, type Power } from '../../units/index.ts';
import { exampleSite } from '../example-site.ts';
import { inPhase, type Overload, worstOfEachKey } from '../overload.ts';

export const generatorOverloaded: Rule<Site> = {
  code: 'power/generator-overloaded',
  severity: 'error',
  holds:
    'With the grid gone, the generators that stand by carry everything that they back, as many of them out of work as are held to be spare.',
  because:
    'An outage of the utility takes both sides at once, so what one generator backs on two sides falls on it twice. An overloaded set drops its frequency and then its load.',
  citations: [superPodDataCenterH100, uptimeTiers],

  *find(site) {
    for (const { element, phase, load, more } of worstOfEachKey(overloads(site))) {
      const spare = element.kind === 'generator' ? (element.spec.spare ?? 0) : 0;
      const rating = load.like(element.usable).times(1 / element.continuousShare);
      yield {
        path: [...element.path, 'rating'],
        message: `with the grid lost${spare > 0 ? ` and ${spare} spare out of work` : ''}, generator "${element.id}" is asked for ${load.like(element.usable)}${inPhase(phase, site)} but gives at most ${element.usable}${more}`,
        help: `rate it at ${rating.roundedUp()} or more, add another, or back less`,
      };
    }
  },

  examples: {
    valid: [exampleSite({ 'power.generators': 'gen-(1..2): { rating: 80 kW, startsIn: 12 s, backs: msb-(1..2) }' })],
    invalid: [
      {
        input: exampleSite({ 'power.generators': 'gen-(1..2): { rating: 40 kW, startsIn: 12 s, backs: msb-(1..2) }' }),
        at: 'power.generators.gen-(1..2).rating',
      },
      {
        // Two of 60 kW carry 108 kW of the two sides together, and one of them does not.
        input: exampleSite({
          'power.generators': 'gen-(1..2): { rating: 60 kW, startsIn: 12 s, backs: [msb-1, msb-2], spare: 1 }',
        }),
        at: 'power.generators.gen-(1..2).rating',
      },
    ],
  },
};

function* overloads(site: Site): Iterable<Overload> {
  const standby = site.power.elements.filter((element) => element.kind === 'generator' && !runsAlways(element));
  const backed = backedByGenerators(site);
  const withSpare = new Map(
    byWrittenKey(standby).flatMap((sets) => {
      const factor = sets.length / Math.max(1, sets.length - spareOf(sets));
      return sets.map((set) => [set, factor] as const);
    }),
  );
  for (const phase of site.phases) {
    const gridLost = loadsWithoutGrid(backed, phase);
    for (const element of standby) {
      const carried = larger(gridLost.get(element) ?? NOTHING, phase.worstOf.get(element)?.load ?? NOTHING);
      const load = carried.times(withSpare.get(element) ?? 1);
      if (load.exceeds(element.usable)) yield { element, phase, load };
    }
  }
}

const NOTHING = kW(0);

/** What generators back and nothing above it is backed: a backed UPS below a backed board is already in the board's load. */
function backedByGenerators(site: Site): readonly PowerElement[] {
  const covered = new Set<PowerElement>();
  const outermost: PowerElement[] = [];
  // Sources stand before what hangs from them.
  for (const element of site.power.elements) {
    const below = element.sources.some((source) => covered.has(source));
    const backed = element.backups.some((backup) => backup.kind === 'generator');
    if (below || backed) covered.add(element);
    if (backed && !below) outermost.push(element);
  }
  return outermost;
}

/** All intakes at once are more than a single failure: each backed element then draws all of its load from its generators. */
function loadsWithoutGrid(backed: readonly PowerElement[], phase: Phase): ReadonlyMap<PowerElement, Power> {
  const loads = new Map<PowerElement, Power>();
  for (const element of backed) {
    const share = (phase.loadOf.get(element) ?? NOTHING).times(element.inputPerLoad / element.backups.length);
    for (const generator of element.backups) loads.set(generator, (loads.get(generator) ?? NOTHING).plus(share));
  }
  return loads;
}
