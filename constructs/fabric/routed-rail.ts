import type { Construct } from 'constructs';
import { gatewayIndex, type NetworkAddresses, nodeNetworks, type Site } from '../../site/model/index.ts';
import { namespaces } from '../names.ts';
import type { KubernetesObject } from '../terraform/kubernetes-object.ts';
import { ResourceSet } from '../terraform/resource-set.ts';
import { addressedNetworks, addressPool, rangeOf } from './rail-addresses.ts';

/** A rail, or a plane of it, that leaves route: each node has a network of its own. */
type Routed = NetworkAddresses & { readonly nodePrefix: number };

export interface RoutedRailProps {
  readonly site: Site;
  readonly rail: Routed;
}

/**
 * Addresses of one rail that leaves route, as the Spectrum-X reference has it: a
 * network a node, with the leaf as the gateway to the rail and to all others.
 * Which node has which is said, because the leaf has its address on the port of
 * that node (NVIDIA Network Operator v26.4, Spectrum-X quick starts, CIDRPool;
 * Mellanox/nvidia-k8s-ipam, README, staticAllocations; read 2026-11-26).
 *
 * A release a rail: a Secret of Helm would not hold the nodes of many.
 */
export class RoutedRail extends ResourceSet {
  constructor(scope: Construct, id: string, { site, rail }: RoutedRailProps) {
    super(scope, id, {
      name: `${rail.network.name}-addresses`,
      namespace: namespaces.networkOperator,
      objects: [routedPool(site, rail)],
    });
  }
}

export function routedRails(site: Site): readonly Routed[] {
  return addressedNetworks(site).filter((one): one is Routed => one.nodePrefix !== undefined);
}

function routedPool(site: Site, rail: Routed): KubernetesObject {
  const cidr = rangeOf(site, rail.network);
  const { subnet = cidr } = site.spec.cluster?.rdma ?? {};
  return addressPool('CIDRPool', site, rail.network, {
    cidr,
    perNodeNetworkPrefix: rail.nodePrefix,
    gatewayIndex: gatewayIndex(rail.nodePrefix),
    // Without a name it is kept for a host that is not listed yet.
    staticAllocations: [...nodeNetworks(site, rail)].map(({ node, range }) => ({
      ...(node.stands ? { nodeName: node.name } : {}),
      prefix: range,
    })),
    // Its own rail is the narrower of the two, so that it is never reached by another.
    routes: [{ dst: cidr }, { dst: subnet }],
  });
}
