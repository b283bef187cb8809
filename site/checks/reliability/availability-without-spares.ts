import { metaReliability } from '../../catalog/building-citations.ts';
import { llama3 } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { type Pool, type Site, sparesOf } from '../../model/index.ts';
import type { Share } from '../../units/index.ts';
import { exampleSite } from '../example-site.ts';

export const availabilityWithoutSpares: Rule<Site> = {
  code: 'reliability/availability-without-spares',
  severity: 'warning',
  holds:
    'Nodes that a tenant is promised for a share of the year are there for that share, by the failures and the repair of their pool and with its spares.',
  because:
    'Without a spare a node is gone until it is mended: 3.8 failures in 1,000 days and three days each are 98.9 % of the year, whatever the power and the cooling do.',
  citations: [llama3, metaReliability],

  *find(site) {
    for (const tenant of site.tenants) {
      const promised = tenant.spec.contract.availability;
      if (promised === undefined) continue;
      for (const { pool } of tenant.claims) {
        const { held, availability, repair } = sparesOf(pool);
        if (!promised.exceeds(availability)) continue;
        const enough = sparesFor(pool, promised);
        yield {
          path: [...tenant.path, 'contract', 'availability'],
          message: `tenant "${tenant.id}" is promised nodes of pool "${pool.id}" for ${promised} of the year, but with ${held} spares and ${repair} of repair they are there for ${availability}`,
          help: `hold ${enough} ${enough === 1 ? 'spare' : 'spares'}, have nodes back sooner, or promise less`,
          related: [{ path: pool.path, message: 'the pool' }],
        };
      }
    }
  },

  examples: {
    valid: [exampleSite(), promised('99.9 %', 'spares: 2'), promised('98 %', 'repair: 3 d')],
    invalid: [{ input: promised('99.9 %', 'repair: 3 d'), at: 'tenants.lab.contract.availability' }],
  },
};

/** The fewest spares with which a promise is kept. */
function sparesFor(pool: Pool, promised: Share): number {
  let [short, enough] = [-1, pool.nodes];
  while (enough - short > 1) {
    const middle = Math.floor((short + enough) / 2);
    if (!promised.exceeds(sparesOf(pool, middle).availability)) enough = middle;
    else short = middle;
  }
  return enough;
}

function promised(availability: string, spares: string): string {
  return exampleSite({
    pools: `train: { server: nvidia/dgx-h100, perRack: 2, racks: hall-1/row-1, use: training, fabric: ib, redundancy: 2N, ${spares} }`,
    tenants: `lab: { isolation: shared, pools: { train: 6 nodes }, contract: { availability: ${availability} } }`,
  });
}
