import { nvIpam } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { addressDemand, rangeAround, type Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

/** Fixed bits of the widest private network, 10.0.0.0/8 (RFC 1918). */
const WIDEST = 8;

export const addressPoolTooSmall: Rule<Site> = {
  code: 'cluster/address-pool-too-small',
  severity: 'error',
  holds:
    'The subnet of the fabrics has, on every rail and plane, an address for each pod that the ports of its nodes can take.',
  because:
    'Every node is given a block of its own from the addresses of each rail, and of each plane of it that software joins. A node for which no block is left gets none, and no pod starts there.',
  citations: [nvIpam],

  *find(site) {
    const { subnet } = site.spec.cluster?.rdma ?? {};
    const demand = subnet === undefined ? undefined : addressDemand(site, subnet);
    if (subnet === undefined || demand === undefined) return;
    const { networks, most, each, prefix } = demand;
    if (most.needed <= each) return;
    yield {
      path: ['cluster', 'rdma', 'subnet'],
      message: `"${most.network.name}" needs ${most.needed} addresses, ${most.perNode} a node, and ${subnet} has ${each} for each of ${networks} rails and planes`,
      help:
        prefix < WIDEST
          ? 'no private network is wide enough: take fewer nodes, or leave the subnet out'
          : `write ${rangeAround(subnet, prefix)}, or another network of /${prefix}`,
    };
  },

  examples: {
    valid: [
      exampleSite(),
      addressed('10.56.0.0/20'),
      addressed('10.56.0.0/23', 1),
      addressed('10.56.0.0/24', 8, 'host-device'),
      inPlanes('10.56.0.0/19'),
    ],
    invalid: [
      { input: addressed('10.56.0.0/21'), at: 'cluster.rdma.subnet' },
      { input: addressed('10.56.0.0/24', 1), at: 'cluster.rdma.subnet' },
      { input: addressed('10.56.0.0/25', 8, 'host-device'), at: 'cluster.rdma.subnet' },
      { input: inPlanes('10.56.0.0/20'), at: 'cluster.rdma.subnet' },
    ],
  },
};

/** Eight nodes: 504 addresses a rail where each port is shared by 63 pods, 16 where one pod takes it. */
function addressed(subnet: string, rails = 8, access = 'shared'): string {
  const interfaces = Array.from({ length: rails }, (_, i) => `ib${i}`).join(', ');
  return exampleSite({
    pools: `train: { server: nvidia/dgx-h100, perRack: 2, racks: hall-1/row-1, use: training, fabric: ib, interfaces: [${interfaces}] }`,
    fabrics: `ib: { kind: infiniband, switch: nvidia/qm9700, taper: 1, racks: hall-1/row-2, access: ${access} }`,
    cluster: `kubernetes: "1.34"\ncni: cilium\nstate: { backend: local }\nrdma: { subnet: ${subnet} }`,
  });
}

/** The same nodes on eight rails in two planes. */
function inPlanes(subnet: string): string {
  return exampleSite({
    pools: `train: { server: nvidia/dgx-b300, perRack: 2, racks: hall-1/row-1, use: training, fabric: eth, interfaces: [${Array.from({ length: 16 }, (_, i) => `en${i}`).join(', ')}] }`,
    fabrics:
      'eth: { kind: roce, switch: nvidia/sn5600, taper: 1, planes: 2, planesJoined: by-software, racks: hall-1/row-2 }',
    cluster: `kubernetes: "1.34"\ncni: cilium\nstate: { backend: local }\nrdma: { subnet: ${subnet} }`,
  });
}
