import type { SpecPath } from '../diagnostics/index.ts';
import { railsOf } from './nodes.ts';
import type { Fabric, Pool } from './site.ts';

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
  /** `ib-rail0`, unique in the site. */
  readonly name: string;
  readonly fabric: Fabric;
  /** From 0: its place among the interfaces of a pool. */
  readonly index: number;
  /** Those of the fabric whose nodes have it; their names for its interface differ. */
  readonly pools: readonly Pool[];
}

/** The rails of a fabric whose interfaces the file names, as many as its widest pool has. */
export function namedRails(fabric: Fabric): readonly Rail[] {
  const count = Math.max(0, ...fabric.pools.map((pool) => interfacesOf(pool).length));
  return Array.from({ length: count }, (_, index) => ({
    name: `${fabric.id}-rail${index}`,
    fabric,
    index,
    pools: fabric.pools.filter((pool) => index < interfacesOf(pool).length),
  }));
}

/** What the nodes of a pool call their ports on the fabric, rail by rail. */
export function interfacesOf(pool: Pool): readonly string[] {
  return (pool.spec.interfaces ?? []).slice(0, railsOf(pool));
}

/** A pool that names more or fewer interfaces than its nodes have rails. */
export interface MisnamedRails {
  readonly pool: Pool;
  /** The interfaces, or the pool where it names none. */
  readonly path: SpecPath;
  readonly rails: number;
  readonly named: number;
}

export function misnamedRails({ pools }: Fabric): readonly MisnamedRails[] {
  return pools
    .map((pool) => ({
      pool,
      path: pool.spec.interfaces === undefined ? pool.path : [...pool.path, 'interfaces'],
      rails: railsOf(pool),
      named: pool.spec.interfaces?.length ?? 0,
    }))
    .filter(({ rails, named }) => rails !== named);
}
