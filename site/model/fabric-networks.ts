import type { SpecPath } from '../diagnostics/index.ts';
import { fabricOf, railsOf } from './nodes.ts';
import type { Fabric, Pool, Site } from './site.ts';

/**
 * Virtual functions that one interface is cut into: one for each pod of a node
 * that takes its GPUs one by one
 * (https://github.com/Mellanox/network-operator-docs, SR-IOV InfiniBand example, 2026-05-21).
 */
const FUNCTIONS_PER_INTERFACE = 8;

/** Pods of a node that share its ports (https://github.com/Mellanox/network-operator v26.4.1, example/crs). */
export const SHARES_PER_NODE = 63;

/**
 * One interface of each node of a fabric, and all that it reaches: a rail, whose
 * ports hang on the same leaf of a unit, or one plane of a rail where software
 * spreads traffic over the planes.
 */
export interface FabricNetwork {
  /** `ib-rail0` or `eth-rail0-plane1`, unique in the site. */
  readonly name: string;
  /** The name without that of the fabric. */
  readonly place: string;
  readonly fabric: Fabric;
  /** From 0: its place among the interfaces of a pool. */
  readonly index: number;
  /** Those of the fabric whose nodes have it; their names for its interface differ. */
  readonly pools: readonly Pool[];
}

/** The networks of a fabric whose interfaces the file names, as many as its widest pool has. */
export function fabricNetworks(fabric: Fabric): readonly FabricNetwork[] {
  const count = Math.max(0, ...fabric.pools.map((pool) => interfacesOf(fabric, pool).length));
  const each = interfacesPerRail(fabric);
  return Array.from({ length: count }, (_, index) => {
    const rail = `rail${Math.floor(index / each)}`;
    const place = each === 1 ? rail : `${rail}-plane${index % each}`;
    return {
      name: `${fabric.id}-${place}`,
      place,
      fabric,
      index,
      pools: fabric.pools.filter((pool) => index < interfacesOf(fabric, pool).length),
    };
  });
}

/** A network, and what the nodes of a pool call their interface there. */
export interface NamedInterface {
  readonly network: FabricNetwork;
  readonly name: string;
}

/** The networks that the nodes of a pool have. */
export function namedInterfaces(fabric: Fabric, pool: Pool): readonly NamedInterface[] {
  const names = interfacesOf(fabric, pool);
  return fabricNetworks(fabric).flatMap((network) => {
    const name = names[network.index];
    return name === undefined ? [] : [{ network, name }];
  });
}

/** What the nodes of a pool call their interfaces on the fabric: rail by rail, and on each rail plane by plane. */
export function interfacesOf(fabric: Fabric, pool: Pool): readonly string[] {
  return namesIn(fabric, pool).slice(0, interfacesPerNode(fabric, pool));
}

/** As the file says, or as the operator is told to call those of the adapters that it says. */
function namesIn(fabric: Fabric, { spec: { adapters, interfaces = [] } }: Pool): readonly string[] {
  if (adapters === undefined) return interfaces;
  const pattern = interfacePattern(fabric);
  return adapters.flatMap((_, rail) =>
    Array.from({ length: interfacesPerRail(fabric) }, (_, plane) =>
      pattern.replace('%rail_id%', `${rail}`).replace('%plane_id%', `${plane}`),
    ),
  );
}

/**
 * How the operator calls interfaces: `rail7_plane3` at most, where Linux has room
 * for 15 letters (IFNAMSIZ); `net_rail0_plane0` of the upstream examples has 16.
 */
export function interfacePattern(fabric: Fabric): string {
  return interfacesPerRail(fabric) === 1 ? 'rail%rail_id%' : 'rail%rail_id%_plane%plane_id%';
}

export function interfacesPerNode(fabric: Fabric, pool: Pool): number {
  return railsOf(pool) * interfacesPerRail(fabric);
}

/** Interfaces that a node has on one rail: planes that its adapter joins are one to it. */
export function interfacesPerRail({ planes, spec }: Pick<Fabric, 'planes' | 'spec'>): number {
  return spec.planesJoined === 'by-adapter' ? 1 : planes;
}

/** Ports that the system of a node sees, also where it joins no fabric. */
export function portsOfNode(site: Site, pool: Pool): number {
  const fabric = fabricOf(site, pool);
  return fabric === undefined ? railsOf(pool) : interfacesPerNode(fabric, pool);
}

/**
 * Virtual functions of one interface. The settings of Spectrum-X make one, and
 * take no other number (NicConfigurationTemplate, CEL rule: numVfs == 1).
 */
export function functionsPerInterface({ spec }: Fabric): number {
  return spec.spectrumX === undefined ? FUNCTIONS_PER_INTERFACE : 1;
}

/** A pool that names more or fewer interfaces than its nodes have on the fabric. */
export interface MisnamedInterfaces {
  readonly pool: Pool;
  /** The adapters or the interfaces, or the pool where it names none. */
  readonly path: SpecPath;
  readonly rails: number;
  readonly needed: number;
  readonly named: number;
}

export function misnamedInterfaces(fabric: Fabric): readonly MisnamedInterfaces[] {
  return fabric.pools
    .map((pool) => ({
      pool,
      path: [...pool.path, ...namedBy(pool)],
      rails: railsOf(pool),
      needed: interfacesPerNode(fabric, pool),
      named: namesIn(fabric, pool).length,
    }))
    .filter(({ needed, named }) => needed !== named);
}

function namedBy({ spec: { adapters, interfaces } }: Pool): readonly string[] {
  if (adapters !== undefined) return ['adapters'];
  return interfaces === undefined ? [] : ['interfaces'];
}
