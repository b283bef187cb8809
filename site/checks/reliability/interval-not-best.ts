import { daly2006 } from '../../catalog/building-citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { goodput, percent } from '../../units/index.ts';
import { exampleSite } from '../example-site.ts';

/** Points of goodput that are worth a word: a judgement of our own, a tenth of what 90 % leaves to lose. */
const WORTH_A_WORD = percent(1);

export const intervalNotBest: Rule<Site> = {
  code: 'reliability/interval-not-best',
  severity: 'warning',
  holds:
    'Checkpoints that are written at a fixed interval lose no more than a hundredth of the time beyond the best one.',
  because:
    'The best interval grows with the root of the checkpoint and of the time between interruptions; one that was right for another size of job wastes what it was to save.',
  citations: [daly2006],

  *find(site) {
    for (const job of site.jobs) {
      const { spec, cost, daly, back, interrupt } = job;
      if (spec.interval === undefined || job.goodput === undefined || cost === undefined || daly === undefined)
        continue;
      const best = percent(100 * goodput(cost, daly, back, interrupt));
      if (!best.minus(job.goodput).exceeds(WORTH_A_WORD)) continue;
      yield {
        path: [...job.path, 'interval'],
        message: `job "${job.id}" writes a checkpoint every ${spec.interval}, which leaves ${job.goodput} of its time, and every ${daly.like(spec.interval)} would leave ${best}`,
        help: `write interval: ${daly.like(spec.interval)}, or leave it out`,
      };
    }
  },

  examples: {
    valid: [exampleSite(), every('60 min')],
    invalid: [{ input: every('48 h'), at: 'jobs.tuning.interval' }],
  },
};

function every(interval: string): string {
  return exampleSite({
    pools:
      'train: { server: nvidia/dgx-h100, perRack: 2, racks: hall-1/row-1, use: training, fabric: ib, mtbf: meta/rsc-1-a100 }',
    jobs: `tuning: { pool: train, parameters: 70 billion, interval: ${interval} }`,
  });
}
