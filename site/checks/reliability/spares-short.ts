import { metaReliability } from '../../catalog/building-citations.ts';
import { llama3 } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { type Site, SPARES_CONFIDENCE, sparesOf } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const sparesShort: Rule<Site> = {
  code: 'reliability/spares-short',
  severity: 'warning',
  holds:
    'A pool whose jobs take all of it, or that holds spares, has enough for the nodes that are out of work at one time: with 95 % sureness, by Poisson.',
  because:
    'A job that needs every node stands still with the first that has no spare. At 3.8 failures in 1,000 node-days and three days of repair 32 nodes take 2 spares, 128 take 4, 1,024 take 18 and 2,048 take 31.',
  citations: [llama3, metaReliability],

  *find(site) {
    for (const pool of site.pools) {
      const jobs = site.jobs.filter((job) => job.pool === pool);
      const busy = jobs.reduce((nodes, job) => nodes + job.nodes * job.atOnce, 0);
      // Nodes that no job needs stand in for others, if they are free.
      const fills = busy > 0 && pool.nodes - busy <= (pool.spec.spares ?? 0);
      if (pool.spec.spares === undefined && !fills) continue;
      const { held, expected, confidence, needed, repair } = sparesOf(pool);
      if (held >= needed) continue;
      yield {
        path: pool.spec.spares === undefined ? pool.path : [...pool.path, 'spares'],
        message: `pool "${pool.id}" has ${held} spares, and of its ${pool.nodes} nodes ${Number(expected.toPrecision(3))} are out at one time with ${repair} of repair: it is ${confidence} sure that they do, and ${needed} would be ${SPARES_CONFIDENCE}`,
        help: `write spares: ${needed}, or have nodes back sooner`,
        ...(jobs.length === 0
          ? {}
          : { related: jobs.map(({ path }) => ({ path, message: 'a job that needs its nodes' })) }),
      };
    }
  },

  examples: {
    valid: [exampleSite(), held(2, '3 d'), held(1, '1 d')],
    invalid: [{ input: held(1, '60 d'), at: 'pools.train.spares' }],
  },
};

function held(spares: number, repair: string): string {
  return exampleSite({
    pools: `train: { server: nvidia/dgx-h100, perRack: 2, racks: hall-1/row-1, use: training, fabric: ib, redundancy: 2N, spares: ${spares}, repair: ${repair} }`,
  });
}
