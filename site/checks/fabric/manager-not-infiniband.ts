import { superPodH100 } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const managerNotInfiniband: Rule<Site> = {
  code: 'fabric/manager-not-infiniband',
  severity: 'error',
  holds: 'Only an InfiniBand fabric has a subnet manager.',
  because:
    'UFM and opensm route InfiniBand; an Ethernet fabric is routed by its switches, and hosts that manage nothing would take leaf ports from nodes.',
  citations: [superPodH100],

  *find(site) {
    for (const { id, path, spec } of site.fabrics) {
      if (spec.manager === undefined || spec.kind === 'infiniband') continue;
      yield {
        path: [...path, 'manager'],
        message: `fabric "${id}" is ${spec.kind}, and "${spec.manager}" manages InfiniBand`,
        help: 'take manager away',
      };
    }
  },

  examples: {
    valid: [
      exampleSite(),
      exampleSite({
        fabrics: 'ib: { kind: infiniband, switch: nvidia/qm9700, taper: 1, manager: ufm, racks: hall-1/row-2 }',
      }),
    ],
    invalid: [
      {
        input: exampleSite({
          fabrics: 'ib: { kind: roce, switch: nvidia/sn5600, taper: 1, manager: ufm, racks: hall-1/row-2 }',
        }),
        at: 'fabrics.ib.manager',
      },
    ],
  },
};
