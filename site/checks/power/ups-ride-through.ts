import { nfpa110, superPodDataCenterH100 } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { PowerElement, Site } from '../../model/index.ts';
import { type Duration, kW, larger, rideThrough, s } from '../../units/index.ts';
import { exampleSite } from '../example-site.ts';
import { inPhase } from '../overload.ts';

/** A set that fails to start is started once more: the batteries carry both attempts. */
const ATTEMPTS = 2;

/** The least that is designed for, whatever the generator promises: start, transfer and a retry. */
const LEAST = s(60);

const NOTHING = kW(0);

export const upsRideThrough: Rule<Site> = {
  code: 'power/ups-ride-through',
  severity: 'warning',
  holds:
    'The batteries of a UPS carry its load until its generators have started, with one failed start, and for a minute at least.',
  because: 'A generator that starts on the second try is of no use to what went dark after the first.',
  citations: [nfpa110, superPodDataCenterH100],

  *find(site) {
    const said = new Set<string>();
    for (const element of site.power.elements) {
      const key = element.path.join('.');
      if (element.kind !== 'ups' || said.has(key)) continue;
      const starts = startsBehind(element);
      if (starts.length === 0) continue;
      const needed = larger(LEAST, starts.reduce(larger).times(ATTEMPTS)).as(s);
      for (const phase of site.phases) {
        const load = larger(phase.loadOf.get(element) ?? NOTHING, phase.worstOf.get(element)?.load ?? NOTHING);
        if (Number(load) <= 0) continue;
        const lasts = rideThrough(element.spec.energy, load, element.spec.efficiency);
        if (!needed.exceeds(lasts)) continue;
        said.add(key);
        const factor = needed.per(lasts);
        yield {
          path: [...element.path, 'energy'],
          message: `ups "${element.id}" carries ${load.like(element.usable)}${inPhase(phase, site)} for ${lasts} but its generators may need ${needed}`,
          help: `give it ${element.spec.energy.times(factor).roundedUp()} of batteries or more, or a generator that starts sooner`,
        };
        break;
      }
    }
  },

  examples: {
    valid: [exampleWith('5 kWh')],
    invalid: [
      { input: exampleWith('1 kWh'), at: 'power.ups.ups-(1..2).energy' },
      { input: exampleWith('1 kWh', 'msb-(1..2)'), at: 'power.ups.ups-(1..2).energy' },
    ],
  },
};

/** How long the sets take that bring its mains back: those behind it, or behind the nearest board above it that has some. */
function startsBehind(ups: PowerElement): readonly Duration[] {
  let level: ReadonlySet<PowerElement> = new Set([ups]);
  while (level.size > 0) {
    const starts = [...level].flatMap(({ backups }) =>
      backups.flatMap((backup) => (backup.kind === 'generator' ? (backup.spec.startsIn ?? []) : [])),
    );
    if (starts.length > 0) return starts;
    level = new Set([...level].flatMap(({ sources }) => sources));
  }
  return [];
}

function exampleWith(energy: string, backs = 'ups-(1..2)'): string {
  return exampleSite({
    'power.generators': `gen-1: { rating: 250 kW, startsIn: 12 s, backs: ${backs} }`,
    'power.ups': `ups-(1..2): { from: msb-(1..2), rating: 100 kW, energy: ${energy}, efficiency: 0.96 }`,
    'power.busways': 'bus-(1..2): { from: ups-(1..2), rating: 250 A }',
  });
}
