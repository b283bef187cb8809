import { daly2006, young1974 } from '../../catalog/building-citations.ts';
import { llama3 } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Job, Site } from '../../model/index.ts';
import { percent, s, throughputFor } from '../../units/index.ts';
import { exampleSite } from '../example-site.ts';

export const goodputBelowWanted: Rule<Site> = {
  code: 'reliability/goodput-below-wanted',
  severity: 'warning',
  holds:
    'What checkpoints, lost work and restarts leave of the time of a job is what is wanted of it: 90 % where the file does not say.',
  because:
    'On 16,384 GPUs something failed every three hours. With restarts of five minutes, 90 % are had only where a checkpoint stops the job for less than 30 s: written to memory or to drives of the nodes, not straight to a shared store.',
  citations: [llama3, young1974, daly2006],

  *find(site) {
    for (const job of site.jobs) {
      const { goodput, cost, interval, interrupt, wanted } = job;
      if (goodput === undefined || cost === undefined || interval === undefined || !wanted.exceeds(goodput)) continue;
      yield {
        path: job.spec.goodput === undefined ? job.path : [...job.path, 'goodput'],
        message: `job "${job.id}" of ${job.gpus} GPUs is interrupted every ${interrupt}: checkpoints of ${cost.as(s)} every ${interval} leave ${goodput} of its time, and ${wanted} is wanted`,
        help: remedyFor(job),
      };
    }
  },

  examples: {
    valid: [exampleSite(), training('stall: 20 s, first: memory'), training('goodput: 70 %')],
    invalid: [
      { input: training(''), at: 'jobs.pretrain' },
      { input: training('goodput: 97 %, stall: 20 s, first: memory'), at: 'jobs.pretrain.goodput' },
    ],
  },
};

/** What the wanted share takes: a shorter stop, or a shorter way back. */
function remedyFor({ longest, cost, back, interrupt, checkpoint, first }: Job): string {
  const lost = percent(100 * back.per(interrupt));
  if (longest === undefined)
    return `the ${back} after an interruption alone take ${lost}: start again faster, use fewer GPUs, or want ${percent(100).minus(lost).roundedDown()} at most`;
  if (cost !== undefined && longest > cost)
    return `write a checkpoint as often as loses least, by leaving interval out`;
  const at = throughputFor(checkpoint, longest);
  return `let a checkpoint stop it for ${longest.as(s).roundedDown()} at most, ${first === undefined ? `which is ${at} straight to the store: write to memory or to drives of the nodes first` : `which is ${at} into the nodes`}`;
}

function training(more: string): string {
  return exampleSite({
    pools:
      'train: { server: nvidia/dgx-h100, perRack: 2, racks: hall-1/row-1, use: training, fabric: ib, mtbf: { perGpu: 1000 h, on: 2026-11-01, source: a cluster in its first weeks } }',
    jobs: `pretrain: { pool: train, parameters: 2 trillion, ${more} }`,
  });
}
