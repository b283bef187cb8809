import { prometheusStaleness } from '../../catalog/citations.ts';
import { meters } from '../../catalog/index.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { metersNamed, metersWanted, type Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const alertsWithoutMeter: Rule<Site> = {
  code: 'monitoring/alerts-without-meter',
  severity: 'warning',
  holds: 'Every meter that alerts of the building go by is written by something.',
  because:
    'A query for a series that nobody writes has no result, and an alert without a result does not fire: the building would look well with everything in it out of order.',
  citations: [prometheusStaleness],

  *find(site) {
    const { monitoring } = site.spec;
    if (monitoring === undefined) return;
    const named = metersNamed(site);
    for (const name of metersWanted(site)) {
      const { alerts } = meters[name];
      if (alerts.length === 0 || named.has(name)) continue;
      yield {
        path: monitoring.meters === undefined ? ['monitoring'] : ['monitoring', 'meters'],
        message: `nothing writes the meter "${name}", so ${alerts.join(', ')} never ${alerts.length === 1 ? 'fires' : 'fire'}`,
        help: `say under meters which figure of an exporter it is, or name it under written where a gateway writes ${meters[name].name}`,
      };
    }
  },

  examples: {
    valid: [
      exampleSite(),
      monitored('written: [elementPower, rackPower, coolingUnitUp]'),
      monitored(
        'written: [elementPower, coolingUnitUp], meters: [{ is: rackPower, metric: pdu_watts, from: { row: row, rack: rack } }]',
      ),
    ],
    invalid: [{ input: monitored('written: [elementPower, rackPower]'), at: 'monitoring' }],
  },
};

function monitored(meters: string): string {
  return exampleSite({ monitoring: `{ retention: 30 d, ${meters} }` });
}
