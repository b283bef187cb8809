import { bitfarmsWashington } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Leftover, Phase, PowerElement, Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';
import { inPhase } from '../overload.ts';

export const usedBeforeBuilt: Rule<Site> = {
  code: 'conversion/used-before-built',
  severity: 'error',
  holds: 'Racks stand in a hall, and hang from gear, only from the phase on in which it is retrofitted or replaced.',
  because:
    'A mining hall carries miners until the day on which its floor, loop and boards are done. Racks that come before are racks in a building site.',
  citations: [bitfarmsWashington],

  *find(site) {
    const carriers = new Map<Phase, ReadonlySet<PowerElement>>();
    for (const leftover of site.leftovers) {
      const { fate } = leftover.spec;
      if ((fate !== 'retrofit' && fate !== 'replace') || leftover.is.length === 0) continue;
      const built = site.phases.findIndex((phase) => phase.id === leftover.phaseId);
      for (const phase of site.phases.slice(0, Math.max(0, built))) {
        const known = carriers.get(phase) ?? carryingRacks(phase);
        carriers.set(phase, known);
        const early = usedIn(site, leftover, phase, known);
        if (early === undefined) continue;
        yield {
          path: [...leftover.path, 'phase'],
          message: `"${leftover.id}" is ${fate === 'retrofit' ? 'retrofitted' : 'replaced'} in phase "${leftover.phaseId}", but racks already use "${early}"${inPhase(phase, site)}`,
          help: 'do it in that phase or before, or add the racks later',
          related: [{ path: phase.path, message: 'the phase that uses it' }],
        };
        break;
      }
    }
  },

  examples: {
    valid: [exampleSite(), twoPhases('first'), twoPhases('second', 'reuse')],
    invalid: [{ input: twoPhases('second'), at: 'mine.keeps.hall.phase' }],
  },
};

function usedIn(site: Site, leftover: Leftover, phase: Phase, carriers: ReadonlySet<PowerElement>): string | undefined {
  return leftover.is.find((name) => {
    const element = site.power.byId.get(name);
    return element === undefined ? phase.rows.some((row) => row.hallId === name) : carriers.has(element);
  });
}

/** Everything between the racks that work in a phase and their intakes. */
function carryingRacks(phase: Phase): ReadonlySet<PowerElement> {
  const found = new Set(phase.rows.flatMap((row) => row.feeds));
  for (const element of found) for (const source of element.sources) found.add(source);
  return found;
}

function twoPhases(phase: string, fate = 'retrofit'): string {
  return exampleSite({
    'halls.hall-1.rows':
      'row-1: { racks: 4, feeds: [bus-1, bus-2] }\nrow-2: { racks: 1, feeds: [bus-1, bus-2] }\nrow-3: { racks: 4, feeds: [bus-1, bus-2] }',
    pools: 'train: { server: nvidia/dgx-h100, perRack: 2, racks: [hall-1/row-1, hall-1/row-3], use: training }',
    fabrics: '',
    mine: `keeps:\n  hall: { fate: ${fate}, needs: a closed loop, is: hall-1, phase: ${phase} }`,
    phases: `
      first: { ready: 2026-12-15, adds: { train: hall-1/row-1 } }
      second: { ready: 2027-06-15, adds: { train: hall-1/row-3 } }`,
  });
}
