import { spectrumXRails } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const routedNeedsRoce: Rule<Site> = {
  code: 'fabric/routed-needs-roce',
  severity: 'error',
  holds: 'Only a fabric of Ethernet is routed by its leaves.',
  because:
    'InfiniBand has its own addresses and a subnet manager that works out the ways between leaves: no port of a leaf has an IP address there, and pods that have one as their gateway reach nobody.',
  citations: [spectrumXRails],

  *find(site) {
    for (const { id, path, spec } of site.fabrics) {
      if (spec.routed !== true || spec.kind === 'roce') continue;
      yield {
        path: [...path, 'routed'],
        message: `fabric "${id}" is routed by its leaves, and is ${spec.kind}`,
        help: 'take routed away, or write kind: roce with an Ethernet switch',
      };
    }
  },

  examples: {
    valid: [
      exampleSite(),
      fabric('eth: { kind: roce, switch: nvidia/sn5600, taper: 1, routed: true, racks: hall-1/row-2 }'),
    ],
    invalid: [
      {
        input: fabric('ib: { kind: infiniband, switch: nvidia/qm9700, taper: 1, routed: true, racks: hall-1/row-2 }'),
        at: 'fabrics.ib.routed',
      },
    ],
  },
};

function fabric(line: string): string {
  const [id = ''] = line.split(':');
  return exampleSite({
    fabrics: line,
    pools: `train: { server: nvidia/dgx-h100, perRack: 2, racks: hall-1/row-1, use: training, fabric: ${id} }`,
  });
}
