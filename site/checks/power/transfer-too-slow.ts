import { iticCurve } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { PowerElement, Site } from '../../model/index.ts';
import { ms } from '../../units/index.ts';
import { exampleSite } from '../example-site.ts';

/** How long information technology works on without any voltage (ITIC curve). */
const HOLD_UP = ms(20);

export const transferTooSlow: Rule<Site> = {
  code: 'power/transfer-too-slow',
  severity: 'error',
  waivable: true,
  holds:
    'A transfer switch that racks hang from, with no UPS between, goes over within the 20 ms that their supplies hold up.',
  because:
    'A static switch goes over in some 4 ms and nothing notices. One with contacts takes a hundred, and every job in the row starts again from its checkpoint.',
  citations: [iticCurve],

  *find(site) {
    const said = new Set<string>();
    for (const row of site.rows) {
      if (row.contents.length === 0) continue;
      const slow = row.feeds.map(slowSwitchAbove);
      // Another side that carries the rack meanwhile makes a slow switch harmless.
      const [first] = slow;
      if (first === undefined || slow.includes(undefined)) continue;
      const key = first.path.join('.');
      if (first.kind !== 'transfer-switch' || said.has(key)) continue;
      said.add(key);
      yield {
        path: [...first.path, 'transfersIn'],
        message: `transfer switch "${first.id}" leaves row "${row.name}" without power for ${first.spec.transfersIn}, and its servers hold up for ${HOLD_UP}`,
        help: 'take a static switch of some 4 ms, or put a UPS between the switch and the racks',
        related: [{ path: row.path, message: 'the racks' }],
      };
    }
  },

  examples: {
    valid: [switchOf('4 ms'), switchOf('100 ms', true)],
    invalid: [{ input: switchOf('100 ms'), at: 'power.transferSwitches.ats.transfersIn' }],
  },
};

/** The first switch above that is too slow, with no UPS before it. */
function slowSwitchAbove(feed: PowerElement): PowerElement | undefined {
  for (let at: PowerElement | undefined = feed; at !== undefined && at.kind !== 'ups'; at = at.sources[0]) {
    if (at.kind === 'transfer-switch' && at.spec.transfersIn.exceeds(HOLD_UP)) return at;
  }
  return undefined;
}

function switchOf(transfersIn: string, ups = false): string {
  return exampleSite({
    'power.transferSwitches': `ats: { from: [msb-1, msb-2], rating: 400 A, transfersIn: ${transfersIn} }`,
    'power.ups': ups ? 'ups-1: { from: ats, rating: 150 kW, energy: 20 kWh, efficiency: 0.96 }' : '',
    'power.busways': `bus-(1..2): { from: ${ups ? 'ups-1' : 'ats'}, rating: 250 A }`,
    pools: 'train: { server: nvidia/dgx-h100, perRack: 2, racks: hall-1/row-1, use: training, fabric: ib }',
  });
}
