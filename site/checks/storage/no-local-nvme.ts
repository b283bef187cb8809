import { llama3 } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const noLocalNvme: Rule<Site> = {
  code: 'storage/no-local-nvme',
  severity: 'error',
  waivable: true,
  holds: 'Every pool that trains has a storage class on its own NVMe drives.',
  because:
    'With an interruption every few hours a checkpoint has to be down in seconds, which only drives in the node give; data sets and images are cached there too.',
  citations: [llama3],

  *find(site) {
    const covered = new Set(site.storage.flatMap((storage) => storage.pools));
    for (const pool of site.pools) {
      if (pool.spec.use !== 'training' || covered.has(pool)) continue;
      yield {
        path: pool.path,
        message: `pool "${pool.id}" trains, but no storage of kind node-nvme is on it`,
        help: `add it under storage, as in scratch: { kind: node-nvme, on: [${pool.id}] }`,
      };
    }
  },

  examples: {
    valid: [
      exampleSite(),
      exampleSite({
        pools: 'rental: { server: nvidia/dgx-h100, perRack: 2, racks: hall-1/row-1, use: rental }',
        fabrics: '',
        storage: '',
      }),
    ],
    invalid: [
      {
        input: exampleSite({
          storage: 'checkpoints: { kind: weka, capacity: 1 PB, write: 40 GB/s, secret: weka-csi }',
        }),
        at: 'pools.train',
      },
    ],
  },
};
