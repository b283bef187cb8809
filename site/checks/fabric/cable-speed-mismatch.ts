import { nvidiaNetworkManuals } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const cableSpeedMismatch: Rule<Site> = {
  code: 'fabric/cable-speed-mismatch',
  severity: 'error',
  holds: 'A link of the named cable runs at the speed of the ports that it joins.',
  because: 'A slower cable halves the fabric or does not link at all; a faster one is money in a drawer.',
  citations: [nvidiaNetworkManuals],

  *find(site) {
    for (const fabric of site.fabrics) {
      const { cable, linkSpeed: speed } = fabric;
      if (cable === undefined || speed === undefined || Number(cable.speed) === Number(speed)) continue;
      yield {
        path: [...fabric.path, 'cable'],
        message: `fabric "${fabric.id}" has ${fabric.planes === 1 ? 'ports' : 'links'} of ${speed}, but a link of "${cable.id}" runs at ${cable.speed}`,
        help: `name a cable of ${speed}, or describe one in a catalog file beside the site file`,
      };
    }
  },

  examples: {
    valid: [
      exampleSite(),
      exampleSite({
        fabrics:
          'ib: { kind: infiniband, switch: nvidia/qm9700, taper: 1, racks: hall-1/row-2, cable: nvidia/ndr-mm-optics }',
      }),
    ],
    invalid: [
      {
        input: exampleSite({
          fabrics:
            'ib: { kind: infiniband, switch: nvidia/qm9700, taper: 1, racks: hall-1/row-2, cable: nvidia/xdr-dac }',
        }),
        at: 'fabrics.ib.cable',
      },
    ],
  },
};
