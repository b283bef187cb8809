import { amdDevicePlugin } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { poolsOfVendor, type Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const sharingNotPossible: Rule<Site> = {
  code: 'cluster/sharing-not-possible',
  severity: 'error',
  holds: 'GPUs of a pool are shared by time slices or MPS only where they are of NVIDIA.',
  because: 'Both are settings of the NVIDIA device plugin. That of AMD hands out whole GPUs, or partitions of them.',
  citations: [amdDevicePlugin],

  *find(site) {
    for (const pool of poolsOfVendor(site, 'amd')) {
      const { sharing } = pool.spec;
      if (sharing !== 'time-slices' && sharing !== 'mps') continue;
      yield {
        path: [...pool.path, 'sharing'],
        message: `pool "${pool.id}" is shared by ${sharing}, which the device plugin of AMD does not know`,
        help: 'write sharing: partitions where the GPU can, or sharing: none',
      };
    }
  },

  examples: {
    valid: [exampleSite(), shared('nvidia/dgx-h100', 'mps'), shared('supermicro/as-8125gs-tnmr2', 'none')],
    invalid: [
      { input: shared('supermicro/as-8125gs-tnmr2', 'time-slices'), at: 'pools.train.sharing' },
      { input: shared('supermicro/as-8125gs-tnmr2', 'mps'), at: 'pools.train.sharing' },
    ],
  },
};

function shared(server: string, sharing: string): string {
  return exampleSite({
    pools: `train: { server: ${server}, perRack: 2, racks: hall-1/row-1, use: rental, sharing: ${sharing} }`,
    fabrics: '',
    storage: '',
  });
}
