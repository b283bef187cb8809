import { d3PhaseLoads } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const noNeutral: Rule<Site> = {
  code: 'power/no-neutral',
  severity: 'error',
  holds: 'A circuit between a line and the neutral hangs from a wye system.',
  because:
    'A delta winding has three lines and no neutral: 415Y/240 gives 240 V to a miner on one line, a 240 V delta gives them between two lines only.',
  citations: [d3PhaseLoads],

  *find(site) {
    const said = new Set<string>();
    for (const element of site.power.elements) {
      const key = element.path.join('.');
      if (element.lines?.length !== 1 || element.neutral || said.has(key)) continue;
      said.add(key);
      yield {
        path: [...element.path, 'lines'],
        message: `feed "${element.id}" hangs between ${element.lines[0]} and a neutral, and the winding above it is a delta of ${element.voltage} without one`,
        help: 'hang it between two lines, as in lines: line-to-line, or take a transformer with winding: wye',
      };
    }
  },

  examples: {
    valid: [deltaWith('line-to-line')],
    invalid: [{ input: deltaWith('line-to-neutral'), at: 'power.feeds.one-(1..3).lines' }],
  },
};

function deltaWith(lines: string): string {
  return exampleSite({
    'power.transformers':
      'tx-(1..2): { from: grid, rating: 250 kVA, secondary: 415 V }\ntx-d: { from: grid, rating: 75 kVA, secondary: 240 V, winding: delta }',
    'power.feeds': `one-(1..3): { from: tx-d, rating: 30 A, lines: ${lines} }`,
  });
}
