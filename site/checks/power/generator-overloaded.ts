import { superPodDataCenterH100, uptimeTiers } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Phase, PowerElement, Site } from '../../model/index.ts';
import { kW, larger, type Power } from '../../units/index.ts';
import { exampleSite } from '../example-site.ts';
import { inPhase, type Overload, worstOfEachKey } from '../overload.ts';

export const generatorOverloaded: Rule<Site> = {
  code: 'power/generator-overloaded',
  severity: 'error',
  holds: 'With the grid gone, the generators carry everything that they back.',
  because:
    'An outage of the utility takes both sides at once, so what one generator backs on two sides falls on it twice. An overloaded set drops its frequency and then its load.',
  citations: [superPodDataCenterH100, uptimeTiers],

  *find(site) {
    for (const { element, phase, load, more } of worstOfEachKey(overloads(site))) {
      yield {
        path: [...element.path, 'rating'],
        message: `with the grid lost, generator "${element.id}" is asked for ${load.like(element.usable)}${inPhase(phase, site)} but gives at most ${element.usable}${more}`,
        help: `rate it at ${load.like(element.usable).roundedUp()} or more, add another, or back less`,
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
    ],
  },
};

function* overloads(site: Site): Iterable<Overload> {
  const backed = new Set(site.power.elements.filter(({ backups }) => backups.length > 0));
  // A backed UPS below a backed board is already in the board's load.
  const outermost = [...backed].filter((element) => !hangsFrom(element, backed));
  for (const phase of site.phases) {
    const gridLost = loadsWithoutGrid(outermost, phase);
    for (const element of site.power.elements) {
      if (element.kind !== 'generator') continue;
      const load = larger(gridLost.get(element) ?? NOTHING, phase.worstOf.get(element)?.load ?? NOTHING);
      if (load.exceeds(element.usable)) yield { element, phase, load };
    }
  }
}

const NOTHING = kW(0);

/** All intakes at once are more than a single failure: each backed element then draws all of its load from its generators. */
function loadsWithoutGrid(backed: readonly PowerElement[], phase: Phase): ReadonlyMap<PowerElement, Power> {
  const loads = new Map<PowerElement, Power>();
  for (const element of backed) {
    const share = (phase.loadOf.get(element) ?? NOTHING).times(element.inputPerLoad / element.backups.length);
    for (const generator of element.backups) loads.set(generator, (loads.get(generator) ?? NOTHING).plus(share));
  }
  return loads;
}

function hangsFrom(element: PowerElement, backed: ReadonlySet<PowerElement>): boolean {
  return element.sources.some((source) => backed.has(source) || hangsFrom(source, backed));
}
