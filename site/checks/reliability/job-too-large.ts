import { kubernetesMultiTenancy } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Job, Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const jobTooLarge: Rule<Site> = {
  code: 'reliability/job-too-large',
  severity: 'error',
  holds:
    'The jobs of a tenant need no more GPUs of a pool than it has there, and all jobs no more than the pool without its spares.',
  because:
    'A job that needs all its GPUs at once and never gets them waits for ever, and those that it holds wait with it.',
  citations: [kubernetesMultiTenancy],

  *find(site) {
    const taken = new Map<string, number>();
    for (const job of site.jobs) {
      const key = JSON.stringify([job.pool.id, job.tenant?.id]);
      const before = taken.get(key) ?? 0;
      const needs = job.gpus * job.atOnce;
      taken.set(key, before + needs);
      if (before + needs <= job.mostGpus) continue;
      yield {
        path: job.path,
        message: `job "${job.id}" needs ${needs} GPUs at once${before > 0 ? ` beside ${before} of other jobs` : ''}, but ${ownerOf(job)} has ${job.mostGpus} for them`,
        help: `write gpus: ${Math.max(1, Math.floor((job.mostGpus - before) / job.atOnce))} or less, or fewer at once`,
      };
    }
  },

  examples: {
    valid: [exampleSite(), withJobs('tuning: { pool: train, gpus: 32, atOnce: 2, parameters: 70 billion }')],
    invalid: [
      { input: withJobs('tuning: { pool: train, gpus: 72, parameters: 70 billion }'), at: 'jobs.tuning' },
      {
        input: withJobs(
          'one: { pool: train, gpus: 32, parameters: 70 billion }\ntwo: { pool: train, gpus: 40, parameters: 70 billion }',
        ),
        at: 'jobs.two',
      },
      { input: withJobs('tuning: { pool: train, tenant: lab, gpus: 32, parameters: 70 billion }'), at: 'jobs.tuning' },
    ],
  },
};

function ownerOf({ pool, tenant }: Job): string {
  return tenant === undefined ? `pool "${pool.id}" without its spares` : `tenant "${tenant.id}"`;
}

function withJobs(jobs: string): string {
  return exampleSite({
    tenants: 'lab: { isolation: shared, pools: { train: 2 nodes }, contract: { flexible: true } }',
    jobs,
  });
}
