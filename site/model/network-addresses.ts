import { addressesOf, hostsIn, prefixFor, rangeParts } from './address-range.ts';
import { type FabricNetwork, fabricNetworks, functionsPerInterface, SHARES_PER_NODE } from './fabric-networks.ts';
import { rdmaMode } from './partitions.ts';
import type { Fabric, Site } from './site.ts';

/** A network of a fabric, and how the addresses of its interfaces are dealt out. */
export interface NetworkAddresses {
  readonly network: FabricNetwork;
  /** One for each virtual function of a node, or for each pod that may share its port; two where one pod takes it whole. */
  readonly perNode: number;
  /** Fixed bits of a node's own network, with the address of its leaf; undefined where all nodes are in one. */
  readonly nodePrefix: number | undefined;
  /** Of all nodes that have the network. */
  readonly needed: number;
}

/**
 * The smallest block of a node: a pool with a smaller one is empty, and no pod on it starts
 * (https://github.com/Mellanox/nvidia-k8s-ipam, api/v1alpha1/ippool_validate.go, read 2026-11-26).
 */
const LEAST_BLOCK = 2;

/** Two addresses, and both are those of hosts: of the leaf, and of the one pod (RFC 3021). */
const POINT_TO_POINT = 31;

/** What the networks of all fabrics need, rail by rail and plane by plane; none where no interface is named. */
export function networkAddresses(site: Site): readonly NetworkAddresses[] {
  return site.fabrics.flatMap((fabric) => {
    const pods = podInterfaces(site, fabric);
    const nodePrefix = fabric.spec.routed === true ? prefixBesideLeaf(pods) : undefined;
    const perNode = nodePrefix === undefined ? Math.max(LEAST_BLOCK, pods) : addressesOf(nodePrefix);
    return fabricNetworks(fabric).map((network) => {
      const nodes = network.pools.reduce((sum, pool) => sum + pool.nodes, 0);
      return { network, perNode, nodePrefix, needed: nodes * perNode };
    });
  });
}

function prefixBesideLeaf(pods: number): number {
  return pods === 1 ? POINT_TO_POINT : prefixFor(pods + 1, 1);
}

/** Interfaces that one network of a node offers to pods. */
function podInterfaces(site: Site, fabric: Fabric): number {
  switch (rdmaMode(site, fabric)) {
    case 'sriov':
      return functionsPerInterface(fabric);
    case 'shared':
      return SHARES_PER_NODE;
    case 'host-device':
      return 1;
  }
}

/** The network that needs most, and what it gets of a subnet: networks get equal parts, so that one fixes the size of all. */
export interface AddressDemand {
  readonly networks: number;
  readonly most: NetworkAddresses;
  /** Addresses that each network gets of the subnet. */
  readonly each: number;
  /** Fixed bits of the smallest subnet that has enough for every network. */
  readonly prefix: number;
}

/** How far a subnet goes; nothing to say where no network takes addresses. */
export function addressDemand(site: Site, subnet: string): AddressDemand | undefined {
  const networks = networkAddresses(site);
  const [first, ...others] = networks;
  if (first === undefined) return undefined;
  const most = others.reduce((so, one) => (one.needed > so.needed ? one : so), first);
  return {
    networks: networks.length,
    most,
    each: hostsIn(subnet, networks.length),
    prefix: prefixFor(most.needed, networks.length),
  };
}

/** The part of the site's subnet that each network gets, by its name. */
export function networkSubnets(site: Site): ReadonlyMap<string, string> {
  const names = networkAddresses(site).map(({ network }) => network.name);
  const parts = rangeParts(site.spec.cluster?.rdma?.subnet, names.length);
  return new Map(parts.map((part, i) => [names[i] ?? '', part]));
}
