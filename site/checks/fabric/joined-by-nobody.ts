import { superPodH100 } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const joinedByNobody: Rule<Site> = {
  code: 'fabric/joined-by-nobody',
  severity: 'warning',
  holds: 'Every fabric is joined by a pool.',
  because: 'A fabric without nodes is bought for nothing; more often a pool has forgotten to name it.',
  citations: [superPodH100],

  *find(site) {
    for (const fabric of site.fabrics) {
      if (fabric.pools.length > 0) continue;
      yield {
        path: fabric.path,
        message: `fabric "${fabric.id}" is joined by no pool`,
        help: `write fabric: ${fabric.id} in a pool, or take the fabric away`,
      };
    }
  },

  examples: {
    valid: [exampleSite()],
    invalid: [
      {
        input: exampleSite({
          pools: 'train: { server: nvidia/dgx-h100, perRack: 2, racks: hall-1/row-1, use: training }',
        }),
        at: 'fabrics.ib',
      },
    ],
  },
};
