import { geForceLicenceSources } from '../../catalog/licences.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const geforceRental: Rule<Site> = {
  code: 'conversion/geforce-rental',
  severity: 'warning',
  holds: 'Pools for inference and rental are not made of consumer GPUs.',
  because:
    'The GeForce driver licence excepts blockchain work in a data centre and nothing else, so who turns rigs from hashing to inference loses the exception; and without ECC a wrong answer is not noticed.',
  citations: geForceLicenceSources,

  *find(site) {
    for (const pool of site.pools) {
      const consumer = pool.server.consumer === true || pool.gpu.consumer === true;
      // Training and MIG are errors: `conversion/geforce-licence`.
      if (!consumer || pool.spec.use === 'training' || pool.spec.sharing === 'mig') continue;
      const licence = pool.server.licence ?? pool.gpu.licence;
      yield {
        path: [...pool.path, 'server'],
        message: `pool "${pool.id}" offers consumer GPUs, "${pool.server.id}", for ${pool.spec.use}${licence === undefined ? '' : `: ${licence}`}`,
        help: 'take a server with data-centre GPUs, or waive this with what counsel has said',
      };
    }
  },

  examples: {
    valid: [exampleSite()],
    invalid: [
      {
        input: exampleSite({
          pools: 'rigs: { server: generic/mining-rig-8x-rtx-4090, perRack: 2, racks: hall-1/row-1, use: inference }',
          fabrics: '',
          storage: '',
        }),
        at: 'pools.rigs.server',
      },
    ],
  },
};
