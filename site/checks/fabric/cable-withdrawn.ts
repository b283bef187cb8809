import { linkxXdr } from '../../catalog/floor-citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const cableWithdrawn: Rule<Site> = {
  code: 'fabric/cable-withdrawn',
  severity: 'warning',
  holds: 'The named cable of a fabric is on the list of parts of its vendor.',
  because:
    'What is not on the list is neither sold nor supported: passive copper is too short at the 200 Gb/s a lane of XDR, and NVIDIA lists none.',
  citations: [linkxXdr],

  *find(site) {
    for (const { cable, path, id } of site.fabrics) {
      if (cable?.withdrawn !== true) continue;
      yield {
        path: [...path, 'cable'],
        message: `fabric "${id}" names "${cable.id}", which is not on the list of its vendor`,
        help: `name another of ${cable.speed}, or name none and let length choose`,
      };
    }
  },

  examples: {
    valid: [exampleSite(), cabled('nvidia/xdr-sm-optics')],
    invalid: [{ input: cabled('nvidia/xdr-dac'), at: 'fabrics.ib.cable' }],
  },
};

function cabled(cable: string): string {
  return exampleSite({
    pools: 'train: { server: nvidia/dgx-b300, perRack: 1, racks: hall-1/row-1, use: training, fabric: ib }',
    fabrics: `ib: { kind: infiniband, switch: nvidia/q3400-ra, taper: 1, racks: hall-1/row-2, cable: ${cable} }`,
  });
}
