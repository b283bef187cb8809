import { prometheusStaleness } from '../../catalog/citations.ts';
import { type MeterName, meterNames, meters } from '../../catalog/index.ts';
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
    const wanted = metersWanted(site);
    for (const name of wanted) {
      const alerts = alertsOf(name, wanted);
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
      watched('coolantSupply, coolantLeak, coolantFlow, coolantPressure'),
      monitored('written: [elementPower, rackPower, coolingUnitUp]'),
      monitored(
        'written: [elementPower, coolingUnitUp], meters: [{ is: rackPower, metric: pdu_watts, from: { row: row, rack: rack } }]',
      ),
    ],
    invalid: [
      { input: monitored('written: [elementPower, rackPower]'), at: 'monitoring' },
      { input: watched('coolantSupply, coolantLeak, coolantPressure'), at: 'monitoring' },
    ],
  },
};

/** The alerts that go by a meter, but for those that go by one too that the site has nothing for. */
function alertsOf(name: MeterName, wanted: readonly MeterName[]): readonly string[] {
  const unwanted = meterNames.filter((other) => !wanted.includes(other));
  const without = new Set<string>(unwanted.flatMap((other) => meters[other].alerts));
  return meters[name].alerts.filter((alert) => !without.has(alert));
}

/** A hall whose loop says how much it warms and what pressure it may have: its flow and its pressure are held to that. */
function watched(ofLoop: string): string {
  return exampleSite({
    'halls.hall-1.cooling':
      'air: { units: crah-(1..3), each: 60 kW, spare: 1, containment: true }\nliquid: { units: cdu-(1..3), each: 400 kW, spare: 1, supply: 40 °C, rise: 10 K, pressure: { from: 1 bar, to: 2.5 bar } }\nfeeds: msb-(1..2)',
    monitoring: `{ retention: 30 d, written: [elementPower, rackPower, coolingUnitUp, ${ofLoop}] }`,
  });
}

function monitored(meters: string): string {
  return exampleSite({ monitoring: `{ retention: 30 d, ${meters} }` });
}
