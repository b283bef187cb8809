import { phoenixFlexibility } from '../../catalog/citations.ts';
import { minersInSeconds } from '../../catalog/grid-programmes.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { ShedStep, Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const ladderOutOfOrder: Rule<Site> = {
  code: 'energy/ladder-out-of-order',
  severity: 'info',
  holds: 'The ladder sheds miners first, then jobs, capped before they are paused, and inference last.',
  because:
    'A hash that is not computed is gone and nobody waits for it; a capped job is late, a paused one stands still, and an answer that does not come is a customer that leaves.',
  citations: [phoenixFlexibility, minersInSeconds],

  *find(site) {
    for (const [i, step] of site.ladder.entries()) {
      const before = site.ladder.slice(0, i).find((earlier) => worth(earlier) > worth(step));
      if (before === undefined) continue;
      yield {
        path: step.path,
        message: `"${step.name}" (${said(step)}) is shed after "${before.name}" (${said(before)}), which is worth more`,
        help: 'put it before',
        related: [{ path: before.path, message: 'shed before' }],
      };
      return;
    }
  },

  examples: {
    valid: [exampleSite(), ladder('[miners, open.train, { of: open.train, by: pause }]')],
    invalid: [{ input: ladder('[open.train, miners]'), at: 'energy.shed.1' }],
  },
};

/** What is lost with a rung, in the order of what it costs to lose. */
function worth({ fleet, claim }: ShedStep): number {
  if (fleet !== undefined) return 0;
  return claim?.claim.pool.spec.use === 'inference' ? 2 : 1;
}

function said(step: ShedStep): string {
  return step.fleet === undefined ? (step.claim?.claim.pool.spec.use ?? step.by) : 'miners';
}

function ladder(shed: string): string {
  return exampleSite({
    pools: 'train: { server: nvidia/dgx-h100, perRack: 2, racks: hall-1/row-1, use: training, fabric: ib, idle: 6 kW }',
    tenants: 'open: { isolation: shared, pools: { train: all }, contract: { flexible: true } }',
    mine: 'asics: { miners: { model: bitmain/s19-xp, count: 10, feeds: bus-1, fate: sheddable } }',
    energy: `floor: 50 kW\nshed: ${shed}`,
  });
}
