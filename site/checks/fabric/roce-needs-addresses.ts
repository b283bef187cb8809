import { linuxRoceGids, sharedPluginGids } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const roceNeedsAddresses: Rule<Site> = {
  code: 'fabric/roce-needs-addresses',
  severity: 'error',
  holds: 'A RoCE fabric of a rendered cluster has addresses for its ports.',
  because:
    'RDMA over Ethernet goes by IP: Linux names a port by the addresses of its interface, and a pod sees those of its own interfaces alone. Without one it has the device and no name on the network, and no job opens a connection. InfiniBand goes by the numbers of its subnet manager.',
  citations: [linuxRoceGids, sharedPluginGids],

  *find(site) {
    if (site.spec.cluster === undefined || site.spec.cluster.rdma?.subnet !== undefined) return;
    for (const fabric of site.fabrics) {
      if (fabric.spec.kind !== 'roce') continue;
      yield {
        path: [...fabric.path, 'kind'],
        message: `fabric "${fabric.id}" is roce, and its ports get no addresses: pods would have devices that connect to nobody`,
        help: 'write rdma: { subnet: 10.64.0.0/12 } under cluster, or another private network that nothing else uses',
      };
    }
  },

  examples: {
    valid: [exampleSite(), overEthernet('rdma: { subnet: 10.64.0.0/12 }'), overEthernet('', 'infiniband')],
    invalid: [{ input: overEthernet(''), at: 'fabrics.ib.kind' }],
  },
};

function overEthernet(rdma: string, kind = 'roce'): string {
  const model = kind === 'roce' ? 'nvidia/sn5600' : 'nvidia/qm9700';
  return exampleSite({
    fabrics: `ib: { kind: ${kind}, switch: ${model}, taper: 1, racks: hall-1/row-2 }`,
    cluster: `kubernetes: "1.34"\ncni: cilium\nstate: { backend: local }\n${rdma}`,
  });
}
