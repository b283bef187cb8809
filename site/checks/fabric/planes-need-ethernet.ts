import { superPodB300Ethernet } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const planesNeedEthernet: Rule<Site> = {
  code: 'fabric/planes-need-ethernet',
  severity: 'error',
  holds: 'Ports are divided among planes on Ethernet only.',
  because:
    'Twin-plane Spectrum-X splits the port of an adapter into links of half the speed; an InfiniBand port is one link of one subnet, and a second subnet takes adapters of its own.',
  citations: [superPodB300Ethernet],

  *find(site) {
    for (const { id, path, planes, spec } of site.fabrics) {
      if (planes === 1 || spec.kind !== 'infiniband') continue;
      yield {
        path: [...path, 'planes'],
        message: `fabric "${id}" is infiniband, and divides its ports among ${planes} planes`,
        help: 'take planes away, or write kind: roce with an Ethernet switch',
      };
    }
  },

  examples: {
    valid: [exampleSite(), b300('roce, switch: nvidia/sn5600')],
    invalid: [{ input: b300('infiniband, switch: nvidia/qm9700'), at: 'fabrics.ib.planes' }],
  },
};

function b300(kind: string): string {
  return exampleSite({
    fabrics: `ib: { kind: ${kind}, taper: 1, planes: 2, racks: hall-1/row-2 }`,
    pools: 'train: { server: nvidia/dgx-b300, perRack: 2, racks: hall-1/row-1, use: training, fabric: ib }',
  });
}
