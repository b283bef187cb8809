import { iec, nec } from '../../catalog/index.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { V } from '../../units/index.ts';
import { exampleSite } from '../example-site.ts';

/** Low voltage ends here (IEC 60364-1; NEC article 495 begins above it). */
const LOW_VOLTAGE = V(1000);

export const mediumVoltageInHall: Rule<Site> = {
  code: 'power/medium-voltage-in-hall',
  severity: 'error',
  holds: 'Racks, miners and PDUs hang from low voltage, 1,000 V at most; so do busways and single circuits.',
  because:
    'A hall is entered by people who work on racks. Medium-voltage gear stands in a locked room or a yard, and no tap-off box, rack PDU or server is made for it.',
  citations: [iec('60364-1'), nec('495')],

  *find(site) {
    const said = new Set<string>();
    const carriers = new Set([
      ...site.rows.flatMap((row) => row.feeds),
      ...site.fleets.flatMap((fleet) => fleet.feeds),
      ...site.power.elements.filter(({ kind }) => kind === 'busway' || kind === 'feed'),
    ]);
    for (const element of carriers) {
      const key = element.path.join('.');
      if (!element.voltage?.exceeds(LOW_VOLTAGE) || said.has(key)) continue;
      said.add(key);
      yield {
        path: element.path,
        message: `${element.kind} "${element.id}" is in a hall at ${element.voltage}, and low voltage ends at ${LOW_VOLTAGE}`,
        help: 'hang it from a transformer, as in secondary: 415 V; plausible in a hall is 200 V to 600 V',
      };
    }
  },

  examples: {
    valid: [exampleSite()],
    invalid: [
      {
        input: exampleSite({ 'power.transformers': 'tx-(1..2): { from: grid, rating: 250 kVA, secondary: 2 kV }' }),
        at: 'power.busways.bus-(1..2)',
      },
    ],
  },
};
