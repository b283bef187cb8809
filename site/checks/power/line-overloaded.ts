import { d3PhaseLoads, pduBalance } from '../../catalog/citations.ts';
import { electricalCodes } from '../../catalog/index.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { lineCurrents, type PowerElement, type Site } from '../../model/index.ts';
import { type Current, threePhaseCurrent } from '../../units/index.ts';
import { exampleSite } from '../example-site.ts';
import { inPhase } from '../overload.ts';

export const lineOverloaded: Rule<Site> = {
  code: 'power/line-overloaded',
  severity: 'error',
  holds:
    'Where single-phase circuits hang from an element, none of its three lines carries more than a load of hours may take.',
  because:
    'Each pole of a breaker and each winding heats by its own line. A total that fits says nothing of the heaviest line.',
  citations: [pduBalance, d3PhaseLoads, ...electricalCodes.nec.citations],

  *find(site) {
    const said = new Set<string>();
    for (const phase of site.phases) {
      for (const { element, perLine, heaviest } of lineCurrents(site.power, phase.loads)) {
        const key = element.path.join('.');
        const usable = usableCurrent(element);
        // A total that is too much is told by the rules for totals.
        const total = phase.loadOf.get(element);
        if (said.has(key) || usable === undefined || total?.exceeds(element.usable)) continue;
        const most = perLine[heaviest];
        if (!most.exceeds(usable)) continue;
        said.add(key);
        yield {
          path: [...element.path, 'rating'],
          message: `line ${heaviest} of ${element.kind} "${element.id}" is asked for ${most}${inPhase(phase, site)} but carries at most ${usable}: its lines carry ${perLine.L1}, ${perLine.L2} and ${perLine.L3}`,
          help: `move circuits of ${most.minus(usable).roundedUp()} off ${heaviest}`,
        };
      }
    }
  },

  examples: {
    valid: [panelWith('line-to-neutral')],
    invalid: [
      // Nine circuits of one miner: 13.2 A each, 119 A on L1, and 80 % of 63 A are 50.4 A.
      { input: panelWith('L1'), at: 'power.switchboards.panel.rating' },
    ],
  },
};

function usableCurrent({ usable, voltage, powerFactor }: PowerElement): Current | undefined {
  return voltage === undefined ? undefined : threePhaseCurrent(usable, voltage, powerFactor);
}

function panelWith(lines: string): string {
  return exampleSite({
    'power.switchboards': 'msb-(1..2): { from: tx-(1..2), rating: 400 A }\npanel: { from: msb-1, rating: 63 A }',
    'power.feeds': `one-(1..9): { from: panel, rating: 30 A, lines: ${lines} }`,
    mine: 'asics:\n  s19: { model: bitmain/s19-xp, count: 9, feeds: one-(1..9), fate: sheddable }',
  });
}
