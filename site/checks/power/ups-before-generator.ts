import { nfpa110, superPodDataCenterH100 } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { rideThroughOf, type Site, startsBehind } from '../../model/index.ts';
import { s, smaller } from '../../units/index.ts';
import { exampleSite, upsExample } from '../example-site.ts';
import { inPhase } from '../overload.ts';

export const upsBeforeGenerator: Rule<Site> = {
  code: 'power/ups-before-generator',
  severity: 'error',
  waivable: true,
  holds:
    'The batteries of a UPS last until the first of its generators has started, with the load of the other side too.',
  because:
    'Batteries that are empty before the engine runs bridge nothing: what hangs from them goes dark at every outage of the grid. A UPS that carries both sides has to do so on its batteries as well, since a side that is serviced does not wait for the grid.',
  citations: [nfpa110, superPodDataCenterH100],

  *find(site) {
    const said = new Set<string>();
    for (const element of site.power.elements) {
      const key = element.path.join('.');
      if (element.kind !== 'ups' || said.has(key)) continue;
      const [first, ...others] = startsBehind(element);
      if (first === undefined) continue;
      const starts = others.reduce(smaller, first).as(s);
      for (const phase of site.phases) {
        const ride = rideThroughOf(element, phase);
        if (ride === undefined || !starts.exceeds(ride.worst.lasts)) continue;
        said.add(key);
        const { normal, worst } = ride;
        const always = starts.exceeds(normal.lasts);
        const { load, lasts } = always ? normal : worst;
        yield {
          path: [...element.path, 'energy'],
          message: `the batteries of ups "${element.id}" carry ${load.like(element.usable)}${always ? '' : ', the other side too,'}${inPhase(phase, site)} for ${lasts}, and its generators start in ${starts}`,
          help: `give it ${element.spec.energy.times(starts.per(worst.lasts)).roundedUp()} of batteries at the least, and as much again for a second try to start`,
        };
        break;
      }
    }
  },

  examples: {
    valid: [exampleSite(), upsExample('0.4 kWh')],
    invalid: [
      // 0.2 kWh carry 83.3 kW for 8.3 s.
      { input: upsExample('0.2 kWh'), at: 'power.ups.ups-(1..2).energy' },
      { input: upsExample('5 kWh', 'msb-(1..2)', '9 min'), at: 'power.ups.ups-(1..2).energy' },
    ],
  },
};
