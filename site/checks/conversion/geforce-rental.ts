import { geForceLicenceSources } from '../../catalog/licences.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const geforceRental: Rule<Site> = {
  code: 'conversion/geforce-rental',
  severity: 'error',
  waivable: true,
  holds: 'Pools for inference and rental are not made of consumer GPUs.',
  because:
    'The GeForce driver licence is for the own use of whoever installs the driver, and not for a data centre: blockchain work there is the one exception, which rigs lose that turn from hashing to inference, and letting them to others was never in it. Without ECC a wrong answer is not noticed either. Who has other terms in writing may waive this with them.',
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
