import { amdConfigManager, amdPartitions } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const partitionNotPossible: Rule<Site> = {
  code: 'cluster/partition-not-possible',
  severity: 'error',
  holds: 'A pool that is shared by partitions has GPUs that their maker has validated in one.',
  because:
    'The config manager sets a mode that the GPU takes, and fails on the node otherwise: jobs ask for partitions that no node offers, and wait for ever.',
  citations: [amdPartitions, amdConfigManager],

  *find(site) {
    for (const pool of site.pools) {
      const modes = Object.values(pool.gpu.partitions ?? {});
      if (pool.spec.sharing !== 'partitions' || modes.some((parts) => parts > 1)) continue;
      yield {
        path: [...pool.path, 'sharing'],
        message: `pool "${pool.id}" is shared by partitions, and "${pool.gpu.id}" has been validated in none`,
        help: pool.gpu.mig ? 'write sharing: mig' : 'write sharing: none',
      };
    }
  },

  examples: {
    valid: [exampleSite(), shared('supermicro/as-8125gs-tnmr2')],
    invalid: [{ input: shared('nvidia/dgx-h100'), at: 'pools.train.sharing' }],
  },
};

function shared(server: string): string {
  return exampleSite({
    pools: `train: { server: ${server}, perRack: 2, racks: hall-1/row-1, use: rental, sharing: partitions, partition: cpx-nps4 }`,
    fabrics: '',
    storage: '',
  });
}
