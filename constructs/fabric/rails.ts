import { type Fabric, railsOf, type Site } from '../../site/model/index.ts';
import { railResource } from '../names.ts';
import { rangeParts } from './address-range.ts';

/**
 * Virtual functions that one port is cut into: one for each pod of a node that
 * takes its GPUs one by one
 * (https://github.com/Mellanox/network-operator-docs, SR-IOV InfiniBand example, 2026-05-21).
 */
export const FUNCTIONS_PER_PORT = 8;

/** Pods of a node that share its ports (https://github.com/Mellanox/network-operator v26.4.1, example/crs). */
export const SHARES_PER_NODE = 63;

/** One port of each node of a fabric, and all that hangs on the same leaf of a unit. */
export interface Rail {
  /** `ib-rail0`: what its policy, its addresses and its networks are called. */
  readonly name: string;
  /** The interface of the node. */
  readonly port: string;
  /** What a pod asks for: `nvidia.com/ib_rail0`. */
  readonly resource: string;
  /** Addresses of the rail; none where the site gives none. */
  readonly subnet: string | undefined;
}

/** The rails of a fabric whose ports the site names. */
export function railsOn(site: Site, fabric: Fabric): readonly Rail[] {
  const ports = site.fabrics.map((one) => namedPorts(site, one));
  const subnets = rangeParts(site.spec.cluster?.rdma?.subnet, ports.flat().length);
  const before = ports.slice(0, site.fabrics.indexOf(fabric)).flat().length;
  return namedPorts(site, fabric).map((port, index) => ({
    name: `${fabric.id}-rail${index}`,
    port,
    resource: railResource(fabric, index),
    subnet: subnets[before + index],
  }));
}

/** Nodes that hang on a fabric. */
export function nodesOn(fabric: Fabric): number {
  return fabric.pools.reduce((sum, pool) => sum + pool.nodes, 0);
}

function namedPorts(site: Site, fabric: Fabric): readonly string[] {
  const { interfaces = [] } = site.spec.cluster?.rdma ?? {};
  return interfaces.slice(0, Math.max(0, ...fabric.pools.map(railsOf)));
}
