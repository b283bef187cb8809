import { nfpa110 } from '../../catalog/citations.ts';
import { nec } from '../../catalog/index.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { PowerElement, Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

/** Nominal voltages of one system are written apart by this much: 400 and 415 V, 12.47 and 13.2 kV. */
const SAME_SYSTEM = 0.1;

export const sourcesDiffer: Rule<Site> = {
  code: 'power/sources-differ',
  severity: 'error',
  holds:
    'All that an element may draw from has one voltage: parallel sources, the alternates of a transfer switch, a generator that backs it.',
  because: 'Two voltages on one bus are a short circuit, and a load that is transferred to another voltage breaks.',
  citations: [nec('705.12'), nfpa110],

  *find(site) {
    const said = new Set<string>();
    for (const element of site.power.elements) {
      const key = element.path.join('.');
      const carriers = [...element.sources, ...element.backups].filter(({ voltage }) => voltage !== undefined);
      const [first] = carriers;
      const other = carriers.find((carrier) => first !== undefined && differ(first, carrier));
      if (first === undefined || other === undefined || said.has(key)) continue;
      said.add(key);
      yield {
        path: element.path,
        message: `${element.kind} "${element.id}" draws from ${first.kind} "${first.id}" at ${first.voltage} and from ${other.kind} "${other.id}" at ${other.voltage}`,
        help: 'put a transformer between, or hang it from sources of one voltage',
        related: [{ path: other.path, message: 'the other voltage' }],
      };
    }
  },

  examples: {
    valid: [exampleSite(), boardFrom('415 V')],
    invalid: [{ input: boardFrom('480 V'), at: 'power.switchboards.tie' }],
  },
};

function differ(one: PowerElement, other: PowerElement): boolean {
  const [a, b] = [Number(one.voltage), Number(other.voltage)];
  return Math.abs(a - b) > SAME_SYSTEM * Math.max(a, b);
}

function boardFrom(secondary: string): string {
  return exampleSite({
    'power.transformers': `tx-(1..2): { from: grid, rating: 250 kVA, secondary: 415 V }\ntx-3: { from: grid, rating: 250 kVA, secondary: ${secondary} }`,
    'power.switchboards': 'msb-(1..2): { from: tx-(1..2), rating: 400 A }\ntie: { from: [tx-1, tx-3], rating: 400 A }',
  });
}
