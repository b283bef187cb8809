import { geForceLicenceSources } from '../../catalog/licences.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Pool, Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const geforceLicence: Rule<Site> = {
  code: 'conversion/geforce-licence',
  severity: 'error',
  waivable: true,
  holds: 'A pool that trains, or that cuts its GPUs by MIG, is not made of consumer GPUs.',
  because:
    'The rigs that mined are cheap and near at hand, but the GeForce driver licence lets a data centre use them for blockchain work alone, and they have neither ECC nor MIG nor a fabric.',
  citations: geForceLicenceSources,

  *find(site) {
    for (const pool of site.pools) {
      const licence = pool.server.licence ?? pool.gpu.licence;
      const mig = pool.spec.sharing === 'mig';
      if (!isConsumer(pool) || (pool.spec.use !== 'training' && !mig)) continue;
      yield {
        path: [...pool.path, 'server'],
        message: `pool "${pool.id}" ${mig ? 'cuts by MIG' : 'trains on'} consumer GPUs, "${pool.server.id}"${licence === undefined ? '' : `: ${licence}`}`,
        help: 'take a server with data-centre GPUs for this pool',
      };
    }
  },

  examples: {
    valid: [exampleSite()],
    invalid: [
      { input: exampleWith('use: training'), at: 'pools.train.server' },
      { input: exampleWith('use: rental, sharing: mig'), at: 'pools.train.server' },
    ],
  },
};

function isConsumer({ server, gpu }: Pool): boolean {
  return server.consumer === true || gpu.consumer === true;
}

function exampleWith(use: string): string {
  return exampleSite({
    pools: `train: { server: generic/mining-rig-8x-rtx-4090, perRack: 2, racks: hall-1/row-1, ${use} }`,
    fabrics: '',
    storage: '',
  });
}
