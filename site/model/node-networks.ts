import { addressIn, networkIn } from './address-range.ts';
import { type NetworkAddresses, networkSubnets } from './network-addresses.ts';
import { type NodePlace, nodesOf } from './nodes.ts';
import type { Site } from './site.ts';

/** What a node has of a rail, or of a plane of it, that is routed: a network between its port and that of the leaf. */
export interface NodeNetwork {
  readonly node: NodePlace;
  /** `10.56.0.2/31`. */
  readonly range: string;
  /** The address of the leaf. */
  readonly gateway: string;
}

/**
 * The address of the leaf in such a network, from 0: the first that a host can have
 * (https://github.com/Mellanox/nvidia-k8s-ipam, api/v1alpha1/helpers.go, GetGatewayForSubnet, read 2026-11-26).
 */
export function gatewayIndex(nodePrefix: number): 0 | 1 {
  return nodePrefix === 31 ? 0 : 1;
}

/** By place, in the order of the file: a host that is not listed yet has its network too. None where nothing is routed. */
export function* nodeNetworks(site: Site, { network, nodePrefix }: NetworkAddresses): Iterable<NodeNetwork> {
  const subnet = networkSubnets(site).get(network.name);
  if (nodePrefix === undefined || subnet === undefined) return;
  let index = 0;
  for (const pool of network.pools)
    for (const node of nodesOf(site, pool)) {
      const range = networkIn(subnet, nodePrefix, index++);
      yield { node, range, gateway: addressIn(range, gatewayIndex(nodePrefix)) };
    }
}
