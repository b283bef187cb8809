import { llama3, superPodH100 } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const trainingWithoutFabric: Rule<Site> = {
  code: 'fabric/training-without-fabric',
  severity: 'warning',
  holds: 'A training pool larger than one NVLink domain joins a compute fabric.',
  because:
    'A job over several domains sums its gradients over the network at every step; without a compute fabric that is the management network, and the GPUs wait for it.',
  citations: [superPodH100, llama3],

  *find(site) {
    for (const pool of site.pools) {
      const domain = pool.server.nvlinkDomainGpus;
      if (pool.spec.use !== 'training' || pool.fabricId !== undefined || pool.gpus <= domain) continue;
      yield {
        path: pool.path,
        message: `pool "${pool.id}" trains on ${pool.gpus} GPUs and joins no fabric, where one NVLink domain holds ${domain}`,
        help: 'name a fabric for it, as in fabric: ib, or say that it is for rental or inference',
      };
    }
  },

  examples: {
    valid: [
      exampleSite(),
      exampleSite({
        pools: 'train: { server: nvidia/dgx-h100, perRack: 2, racks: hall-1/row-1, use: inference }',
        fabrics: '',
      }),
    ],
    invalid: [
      {
        input: exampleSite({
          pools: 'train: { server: nvidia/dgx-h100, perRack: 2, racks: hall-1/row-1, use: training }',
          fabrics: '',
        }),
        at: 'pools.train',
      },
    ],
  },
};
