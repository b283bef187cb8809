import { superPodDataCenterH100 } from '../../catalog/citations.ts';
import { electricalCodes } from '../../catalog/index.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { fillersOf, type PowerElement, promises, type Row, type Site } from '../../model/index.ts';
import { A, type Current, threePhaseCurrent } from '../../units/index.ts';
import { exampleSite } from '../example-site.ts';

export const rackExceedsTap: Rule<Site> = {
  code: 'power/rack-exceeds-tap',
  severity: 'error',
  holds:
    'The breaker of a rack carries its part of the fullest rack of the row for hours; in a 2N pool the breakers of one side carry all of it.',
  because:
    'When a side is lost, every power supply of the rack draws from the other within milliseconds; the breaker there is the first to feel it.',
  citations: [superPodDataCenterH100, ...electricalCodes.nec.citations],

  *find(site) {
    const said = new Set<string>();
    for (const row of site.rows) {
      const { tap } = row.spec;
      const key = row.path.join('.');
      const feed = lowestVoltage(row);
      if (tap === undefined || feed === undefined || said.has(key)) continue;
      const filler = fillersOf(site).find(({ id }) => id === (row.poolId ?? row.shellId));
      const redundant = promises(filler?.spec.redundancy, '2N');
      const breakers = new Set(row.feeds).size;
      const carrying = redundant ? Math.max(1, Math.floor(breakers / 2)) : breakers;
      const current = currentOf(row, feed, carrying);
      const usable = tap.times(site.electricalCode.continuousShare);
      if (!current.exceeds(usable)) continue;
      said.add(key);
      yield {
        path: [...row.path, 'tap'],
        message: `a rack of row "${row.name}" draws ${current.like(tap)} at ${feed.voltage} ${redundant ? 'with the other side lost' : 'on each tap'} but a tap of ${tap} carries at most ${usable}`,
        help: `take taps of ${current
          .times(1 / site.electricalCode.continuousShare)
          .like(tap)
          .roundedUp()} or more, or put fewer systems in a rack (it draws ${row.rack.draw})`,
      };
    }
  },

  examples: {
    valid: [
      exampleSite({
        'halls.hall-1.rows':
          'row-1: { racks: 4, feeds: [bus-1, bus-2], tap: 40 A }\nrow-2: { racks: 1, feeds: [bus-1, bus-2] }',
      }),
    ],
    invalid: [
      {
        // 20.4 kW are 29.9 A; 80 % of 32 A are 25.6 A.
        input: exampleSite({
          'halls.hall-1.rows':
            'row-1: { racks: 4, feeds: [bus-1, bus-2], tap: 32 A }\nrow-2: { racks: 1, feeds: [bus-1, bus-2] }',
        }),
        at: 'halls.hall-1.rows.row-1.tap',
      },
    ],
  },
};

/** The feed on which the same power is the most current. */
function lowestVoltage(row: Row): PowerElement | undefined {
  return row.feeds.toSorted((a, b) => Number(a.voltage ?? 0) - Number(b.voltage ?? 0))[0];
}

function currentOf(row: Row, { voltage, powerFactor }: PowerElement, carrying: number): Current {
  return voltage === undefined ? A(0) : threePhaseCurrent(row.rack.draw.times(1 / carrying), voltage, powerFactor);
}
