import { openSmPartitions } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const mtuNeedsRoce: Rule<Site> = {
  code: 'fabric/mtu-needs-roce',
  severity: 'error',
  holds: 'Only a RoCE fabric says how large its packets are.',
  because:
    'On InfiniBand the subnet manager says what a partition carries, and RDMA does not go by the MTU of an interface: a figure here would be read by nobody.',
  citations: [openSmPartitions],

  *find(site) {
    for (const fabric of site.fabrics) {
      if (fabric.spec.mtu === undefined || fabric.spec.kind === 'roce') continue;
      yield {
        path: [...fabric.path, 'mtu'],
        message: `fabric "${fabric.id}" has an MTU of ${fabric.spec.mtu}, and is ${fabric.spec.kind}`,
        help: 'take mtu away, and set that of partitions in the subnet manager, or write kind: roce',
      };
    }
  },

  examples: {
    valid: [exampleSite(), sized('roce', 'nvidia/sn5600')],
    invalid: [{ input: sized('infiniband', 'nvidia/qm9700'), at: 'fabrics.ib.mtu' }],
  },
};

function sized(kind: string, model: string): string {
  return exampleSite({
    fabrics: `ib: { kind: ${kind}, switch: ${model}, taper: 1, racks: hall-1/row-2, mtu: 9000 }`,
  });
}
