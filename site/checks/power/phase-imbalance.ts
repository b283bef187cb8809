import { pduBalance } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { type LineCurrents, lineCurrents, type Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';
import { inPhase } from '../overload.ts';

/** The heaviest line over the mean of the three, less one: more is a circuit on the wrong line. */
const MOST = 0.1;

export const phaseImbalance: Rule<Site> = {
  code: 'power/phase-imbalance',
  severity: 'warning',
  holds:
    'The heaviest line of a three-phase element carries at most 10 % more than the mean of the three, or as even a deal as its single-phase circuits allow.',
  because:
    'A breaker of three poles trips by its heaviest line: what the lighter lines could carry is stranded, and the neutral carries the difference.',
  citations: [pduBalance],

  *find(site) {
    const said = new Set<string>();
    for (const phase of site.phases) {
      const uneven = new Map(
        lineCurrents(site.power, phase.loads)
          .filter(isUneven)
          .map((currents) => [currents.element, currents] as const),
      );
      // What is uneven below makes what is above uneven too: the lowest is where a circuit can be moved.
      const above = new Set([...uneven.keys()].flatMap((element) => element.sources));
      for (const [element, { perLine, imbalance, heaviest }] of uneven) {
        const key = element.path.join('.');
        if (above.has(element) || said.has(key)) continue;
        said.add(key);
        yield {
          path: element.path,
          message: `${element.kind} "${element.id}" carries ${perLine.L1}, ${perLine.L2} and ${perLine.L3} on its lines${inPhase(phase, site)}: ${Math.round(imbalance * 100)} % above the mean on ${heaviest}`,
          help: `move a circuit off ${heaviest}, or deal them out in turn, as in lines: line-to-neutral`,
        };
      }
    }
  },

  examples: {
    valid: [panelWith('line-to-neutral')],
    invalid: [{ input: panelWith('L1'), at: 'power.switchboards.panel' }],
  },
};

function isUneven({ imbalance, perLine, largestCircuit }: LineCurrents): boolean {
  const amperes = [perLine.L1, perLine.L2, perLine.L3].map(Number);
  const spread = Math.max(...amperes) - Math.min(...amperes);
  return imbalance > MOST && spread > Number(largestCircuit) * 1.001;
}

/** Six circuits of one rack each on a panel of their own. */
function panelWith(lines: string): string {
  return exampleSite({
    'power.switchboards': 'msb-(1..2): { from: tx-(1..2), rating: 400 A }\npanel: { from: msb-1, rating: 250 A }',
    'power.feeds': `one-(1..6): { from: panel, rating: 30 A, lines: ${lines} }`,
    mine: 'asics:\n  s19: { model: bitmain/s19-xp, count: 6, feeds: one-(1..6), fate: sheddable }',
  });
}
