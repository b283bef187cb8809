import { superPodH100 } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { railsOf, type Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const noFabricPorts: Rule<Site> = {
  code: 'fabric/no-fabric-ports',
  severity: 'error',
  holds: 'A pool that joins a fabric is of servers with ports for it.',
  because: 'A node without a network adapter hangs on no leaf: the fabric would be planned and bought for nothing.',
  citations: [superPodH100],

  *find(site) {
    for (const pool of site.pools) {
      if (pool.fabricId === undefined || railsOf(pool) > 0) continue;
      yield {
        path: [...pool.path, 'fabric'],
        message: `pool "${pool.id}" joins fabric "${pool.fabricId}", but the catalog knows no fabric ports of "${pool.server.id}"`,
        help: 'take the fabric away from the pool, or describe the server with its adapters in a catalog file beside the site file',
      };
    }
  },

  examples: {
    valid: [exampleSite()],
    invalid: [
      {
        input: exampleSite({
          pools:
            'train: { server: supermicro/as-4126gs-nmr-lcc, perRack: 2, racks: hall-1/row-1, use: training, fabric: ib }',
        }),
        at: 'pools.train.fabric',
      },
    ],
  },
};
