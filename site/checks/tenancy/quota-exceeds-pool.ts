import { kueueQuota } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Claim, Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const quotaExceedsPool: Rule<Site> = {
  code: 'tenancy/quota-exceeds-pool',
  severity: 'error',
  holds: 'What tenants are promised of a pool, and its spares, are at most the pool.',
  because: 'A queue admits up to its quota: GPUs that were promised twice are found when both tenants come for them.',
  citations: [kueueQuota],

  *find(site) {
    for (const pool of site.pools) {
      const claims = site.tenants.flatMap((tenant) => tenant.claims.filter((claim) => claim.pool === pool));
      const spares = (pool.spec.spares ?? 0) * pool.gpusPerNode;
      const promised = claims.reduce((total, claim) => total + claim.gpus, 0);
      if (promised + spares <= pool.gpus) continue;
      const last = lastToFit(claims, pool.gpus - spares);
      yield {
        path: last?.path ?? [...pool.path, 'spares'],
        message: `pool "${pool.id}" has ${pool.gpus} GPUs, but ${promised} are promised to tenants and ${spares} are spares`,
        help: `promise ${promised + spares - pool.gpus} GPUs less; what is idle can be lent by borrows`,
        related: claims
          .filter((claim) => claim !== last)
          .map((claim) => ({ path: claim.path, message: `${claim.gpus} are promised here` })),
      };
    }
  },

  examples: {
    valid: [exampleSite(), promised('4 nodes', '4 nodes', 0), promised('4 nodes', '3 nodes', 1)],
    invalid: [
      { input: promised('5 nodes', '4 nodes', 0), at: 'tenants.second.pools.train' },
      { input: promised('all', '1 node', 0), at: 'tenants.second.pools.train' },
      { input: promised('4 nodes', '4 nodes', 1), at: 'tenants.second.pools.train' },
    ],
  },
};

/** The claim, in the order of the file, with which the pool overflows. */
function lastToFit(claims: readonly Claim[], room: number): Claim | undefined {
  let left = room;
  for (const claim of claims) {
    left -= claim.gpus;
    if (left < 0) return claim;
  }
  return undefined;
}

function promised(first: string, second: string, spares: number): string {
  return exampleSite({
    pools: `train: { server: nvidia/dgx-h100, perRack: 2, racks: hall-1/row-1, use: training, fabric: ib, spares: ${spares} }`,
    tenants: `
      first: { isolation: shared, pools: { train: ${first} }, contract: { flexible: true } }
      second: { isolation: shared, pools: { train: ${second} }, contract: { flexible: true } }`,
  });
}
