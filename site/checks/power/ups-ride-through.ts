import { nfpa110, superPodDataCenterH100 } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { rideThroughOf, type Site, startsBehind } from '../../model/index.ts';
import { larger, s, smaller } from '../../units/index.ts';
import { upsExample } from '../example-site.ts';
import { inPhase } from '../overload.ts';

/** A set that fails to start is started once more: the batteries carry both attempts. */
const ATTEMPTS = 2;

/** The least that is designed for, whatever the generator promises: start, transfer and a retry. */
const LEAST = s(60);

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
        const ride = rideThroughOf(element, phase)?.worst;
        // One that does not last until the first start is told by `power/ups-before-generator`.
        if (ride === undefined || starts.reduce(smaller).exceeds(ride.lasts)) continue;
        const { load, lasts } = ride;
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
    valid: [upsExample('5 kWh')],
    invalid: [
      { input: upsExample('1 kWh'), at: 'power.ups.ups-(1..2).energy' },
      { input: upsExample('1 kWh', 'msb-(1..2)'), at: 'power.ups.ups-(1..2).energy' },
    ],
  },
};
