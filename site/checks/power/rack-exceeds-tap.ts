import { superPodDataCenterH100 } from '../../catalog/citations.ts';
import { electricalCodes } from '../../catalog/index.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { fillersOf, largestShare, type PowerElement, promises, type Row, type Site } from '../../model/index.ts';
import { A, type Current, threePhaseCurrent } from '../../units/index.ts';
import { exampleSite, threeSides } from '../example-site.ts';

export const rackExceedsTap: Rule<Site> = {
  code: 'power/rack-exceeds-tap',
  severity: 'error',
  holds:
    'The breaker of a rack carries its part of the fullest rack of the row for hours; as its power supplies are dealt out; in a 2N pool also with any one side lost.',
  because:
    'When a side is lost, every power supply of the rack draws from the other within milliseconds; the breaker there is the first to feel it.',
  citations: [superPodDataCenterH100, ...electricalCodes.nec.citations],

  *find(site) {
    const said = new Set<string>();
    const loadOfRow = new Map(site.final.loads.map((load) => [load.id, load]));
    for (const row of site.rows) {
      const { tap } = row.spec;
      const key = row.path.join('.');
      const feed = lowestVoltage(row);
      if (tap === undefined || feed === undefined || said.has(key)) continue;
      const filler = fillersOf(site).find(({ id }) => id === (row.poolId ?? row.shellId));
      const redundant = promises(filler?.spec.redundancy, '2N');
      const load = loadOfRow.get(row.name) ?? row;
      const share = largestShare(load, redundant);
      const current = currentOf(row, feed, share);
      const usable = tap.times(site.electricalCode.continuousShare);
      if (!current.exceeds(usable)) continue;
      said.add(key);
      yield {
        path: [...row.path, 'tap'],
        message: `a rack of row "${row.name}" draws ${current.like(tap)} at ${feed.voltage} ${redundant ? 'with another side lost' : 'on one tap'} but a tap of ${tap} carries at most ${usable}`,
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
      // Three sides: two are left of them, and 20 A of 25.6.
      onThreeSides('nvidia/dgx-h100', 'tap: 32 A'),
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
      // Ten supplies on three sides are four, three and three: without a side of three, four of seven are on one tap.
      { input: onThreeSides('asus/xa-nb3i-e12', 'tap: 30 A'), at: 'halls.hall-1.rows.row-1.tap' },
    ],
  },
};

function onThreeSides(server: string, tap: string): string {
  return exampleSite({
    ...threeSides,
    'halls.hall-1.rows': `row-1: { racks: 4, feeds: [bus-1, bus-2, bus-3], ${tap} }\nrow-2: { racks: 1, feeds: [bus-1, bus-2] }`,
    pools: `train: { server: ${server}, perRack: 2, racks: hall-1/row-1, use: training, redundancy: 2N }`,
    fabrics: '',
  });
}

/** The feed on which the same power is the most current. */
function lowestVoltage(row: Row): PowerElement | undefined {
  return row.feeds.toSorted((a, b) => Number(a.voltage ?? 0) - Number(b.voltage ?? 0))[0];
}

function currentOf(row: Row, { voltage, powerFactor }: PowerElement, share: number): Current {
  return voltage === undefined ? A(0) : threePhaseCurrent(row.rack.draw.times(share), voltage, powerFactor);
}
