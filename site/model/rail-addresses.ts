import { hostsIn, prefixFor, rangeParts } from './address-range.ts';
import { rdmaMode } from './partitions.ts';
import { FUNCTIONS_PER_PORT, namedRails, type Rail, SHARES_PER_NODE } from './rails.ts';
import type { Site } from './site.ts';

/** A rail, and how the addresses of its ports are dealt out. */
export interface RailAddresses {
  readonly rail: Rail;
  /** One for each virtual function of a node, or for each pod that may share its port; two where one pod takes it whole. */
  readonly perNode: number;
  /** Of all nodes that have the rail. */
  readonly needed: number;
}

/**
 * The smallest block of a node: a pool with a smaller one is empty, and no pod on it starts
 * (https://github.com/Mellanox/nvidia-k8s-ipam, api/v1alpha1/ippool_validate.go, read 2026-11-26).
 */
const LEAST_BLOCK = 2;

/** Interfaces that one rail of a node offers to pods. */
const POD_INTERFACES = { sriov: FUNCTIONS_PER_PORT, shared: SHARES_PER_NODE, 'host-device': 1 } as const;

/** What the rails of all fabrics need, rail by rail; none where no interface is named. */
export function railAddresses(site: Site): readonly RailAddresses[] {
  return site.fabrics.flatMap((fabric) => {
    const perNode = Math.max(LEAST_BLOCK, POD_INTERFACES[rdmaMode(site, fabric)]);
    return namedRails(fabric).map((rail) => {
      const nodes = rail.pools.reduce((sum, pool) => sum + pool.nodes, 0);
      return { rail, perNode, needed: nodes * perNode };
    });
  });
}

/** The rail that needs most, and what it gets of a subnet: rails get equal parts, so that one fixes the size of all. */
export interface AddressDemand {
  readonly rails: number;
  readonly most: RailAddresses;
  /** Addresses that each rail gets of the subnet. */
  readonly each: number;
  /** Fixed bits of the smallest subnet that has enough for every rail. */
  readonly prefix: number;
}

/** How far a subnet goes; nothing to say where no rail takes addresses. */
export function addressDemand(site: Site, subnet: string): AddressDemand | undefined {
  const rails = railAddresses(site);
  const [first, ...others] = rails;
  if (first === undefined) return undefined;
  const most = others.reduce((so, one) => (one.needed > so.needed ? one : so), first);
  return {
    rails: rails.length,
    most,
    each: hostsIn(subnet, rails.length),
    prefix: prefixFor(most.needed, rails.length),
  };
}

/** The part of the site's subnet that each rail gets, by the name of the rail. */
export function railSubnets(site: Site): ReadonlyMap<string, string> {
  const names = railAddresses(site).map(({ rail }) => rail.name);
  const parts = rangeParts(site.spec.cluster?.rdma?.subnet, names.length);
  return new Map(parts.map((part, i) => [names[i] ?? '', part]));
}
