import { openAdr } from '../../catalog/citations.ts';
import type { Rule, SpecPath } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const rungTwice: Rule<Site> = {
  code: 'energy/rung-twice',
  severity: 'error',
  holds: 'A fleet, and a part of a pool, stand on the shed ladder once, or are capped first and then paused or scaled.',
  because: 'What was shed by the first rung cannot be shed again by a second: its power would be counted twice.',
  citations: [openAdr],

  *find(site) {
    const seen = new Map<string, SpecPath>();
    const again = new Set<string>();
    for (const { name, path, afterCap } of site.ladder) {
      const first = seen.get(name);
      // What a cap leaves may be paused later: that rung is counted for the rest alone.
      if (first === undefined || (afterCap && !again.has(name))) {
        if (first !== undefined) again.add(name);
        seen.set(name, path);
        continue;
      }
      yield {
        path,
        message: `the ladder sheds "${name}" twice`,
        help: 'keep the rung that takes more: a pause holds what a cap would give',
        related: [{ path: first, message: 'shed here first' }],
      };
    }
  },

  examples: {
    valid: [exampleSite(), ladder('[open.train]'), ladder('[open.train, { of: open.train, by: pause }]')],
    invalid: [
      { input: ladder('[{ of: open.train, by: pause }, open.train]'), at: 'energy.shed.1' },
      { input: ladder('[open.train, open.train]'), at: 'energy.shed.1' },
    ],
  },
};

function ladder(shed: string): string {
  return exampleSite({
    pools: 'train: { server: nvidia/dgx-h100, perRack: 2, racks: hall-1/row-1, use: training, fabric: ib, idle: 6 kW }',
    tenants: 'open: { isolation: shared, pools: { train: all }, contract: { flexible: true } }',
    energy: `floor: 50 kW\nshed: ${shed}`,
  });
}
