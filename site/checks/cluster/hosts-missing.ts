import { kubernetesLabels } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const hostsMissing: Rule<Site> = {
  code: 'cluster/hosts-missing',
  severity: 'info',
  holds: 'The inventory of a pool lists a host for every place of the pool.',
  because:
    'A pool is delivered rack by rack, so an inventory may be ahead of nothing; but a machine that joins under a name that is not listed gets no label and no taint of the pool, and no job.',
  citations: [kubernetesLabels],

  *find(site) {
    for (const { id, path, spec, nodes, inventory } of site.pools) {
      const listed = inventory?.hosts.size ?? nodes;
      if (listed >= nodes) continue;
      yield {
        path: [...path, 'inventory'],
        message: `"${spec.inventory}" lists ${listed} of the ${nodes} hosts of pool "${id}"`,
        help: 'add each host before its machine joins; quotas, cables and switches are those of the whole pool',
      };
    }
  },

  examples: {
    valid: [exampleSite()],
    invalid: [
      {
        input: exampleSite({
          pools:
            'train: { server: nvidia/dgx-h100, perRack: 2, racks: hall-1/row-1, inventory: hosts.csv, use: training, fabric: ib, redundancy: 2N }',
        }),
        beside: { 'hosts.csv': 'host,hall,row,rack,u\ngpu-a17,hall-1,row-1,1,3\ngpu-a18,hall-1,row-1,1,11\n' },
        at: 'pools.train.inventory',
      },
    ],
  },
};
