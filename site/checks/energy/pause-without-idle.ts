import { phoenixFlexibility } from '../../catalog/citations.ts';
import type { Finding, Rule } from '../../diagnostics/index.ts';
import type { ShedStep, Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const pauseWithoutIdle: Rule<Site> = {
  code: 'energy/pause-without-idle',
  severity: 'error',
  holds: 'A pool that is paused, or scaled away, says what one of its racks draws then, which is less than at work.',
  because:
    'A paused rack still draws: fans, pumps and idle GPUs. No vendor publishes how much, so the site has to, or nothing can be counted.',
  citations: [phoenixFlexibility],

  *find(site) {
    for (const step of site.ladder) yield* paused(step);
  },

  examples: {
    valid: [exampleSite(), ladder('idle: 6 kW, ')],
    invalid: [
      { input: ladder(''), at: 'energy.shed.0' },
      { input: ladder('idle: 25 kW, '), at: 'pools.train.idle' },
    ],
  },
};

function* paused(step: ShedStep): Iterable<Finding> {
  if ((step.by !== 'pause' && step.by !== 'scale') || step.claim === undefined) return;
  const { pool } = step.claim.claim;
  const { idle } = pool.spec;
  if (idle === undefined) {
    yield {
      path: step.path,
      message: `the ladder ${step.by}s "${step.name}", but pool "${pool.id}" does not say what a rack draws idle`,
      help: `measure it and write it in the pool, as in idle: 30 kW, or cap instead: by: cap`,
      related: [{ path: pool.path, message: 'the pool' }],
    };
  } else if (idle >= pool.rackDraw) {
    yield {
      path: [...pool.path, 'idle'],
      message: `a rack of pool "${pool.id}" is said to draw ${idle} idle, and draws ${pool.rackDraw.like(idle)} at work`,
      help: 'write what one rack draws with its jobs paused',
    };
  }
}

function ladder(idle: string): string {
  return exampleSite({
    pools: `train: { server: nvidia/dgx-h100, perRack: 2, racks: hall-1/row-1, use: training, fabric: ib, ${idle}redundancy: 2N }`,
    tenants: 'open: { isolation: shared, pools: { train: all }, contract: { flexible: true } }',
    energy: 'floor: 50 kW\nshed: [{ of: open.train, by: pause }]',
  });
}
