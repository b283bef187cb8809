import { append } from './append.ts';
import { managerPorts } from './blocks.ts';
import { type NodePlace, nodesOf, railsOf, unitName } from './nodes.ts';
import type { Fabric, Site } from './site.ts';

/** One switch of a fabric, as it will be called. */
export interface WiredSwitch {
  /** `ib-leaf-train-hall-1-u2-rail3`, `ib-spine-5`, `ib-plane2-core-7`: rails count from 0 like adapters, the rest from 1. */
  readonly name: string;
  readonly level: 'leaf' | 'spine' | 'core';
}

/** One port of a host on the fabric: a link to every plane. */
export interface WiredAdapter {
  /** A node of a pool, or a host of the fabric manager. */
  readonly host: string;
  /** Its adapters count from 0: rail by rail. */
  readonly index: number;
  readonly isManager: boolean;
}

/** One link. Ports of switches count from 1; those of an adapter are its planes. */
export interface WiredLink {
  readonly from: WiredAdapter | WiredSwitch;
  readonly fromPort: number;
  readonly to: WiredSwitch;
  readonly toPort: number;
}

/** A fabric spelled out: which port is joined to which. Grows with nodes, so it is made only for those who ask. */
export interface Wiring {
  readonly switches: readonly WiredSwitch[];
  readonly adapters: readonly WiredAdapter[];
  readonly links: readonly WiredLink[];
  /** Ports of one switch, with the one for the fabric manager where it has one of its own. */
  readonly ports: number;
}

/** What hangs on one leaf port: rails of one host. */
interface Seat {
  readonly adapter: WiredAdapter;
  /** From 0, within the unit. */
  readonly place: number;
}

/**
 * Joins the ports of a fabric as it was planned: rail r of the nodes of one unit on one leaf, each node at the port of
 * its place, hosts of the manager after the last node of the first group; each leaf to each spine of its pod by the same
 * number of links, and each spine to its share of the cores.
 */
export function wiringOf(site: Site, fabric: Fabric): Wiring {
  const seats = seatsOf(site, fabric);
  const own = ownPortManagers(fabric);
  const ports = fabric.radix + (own.length > 0 ? 1 : 0);
  const planes = Array.from({ length: fabric.planes }, (_, i) => wirePlane(fabric, i + 1, seats, own, ports));
  return {
    switches: planes.flatMap(({ switches }) => switches),
    adapters: [...[...seats.values()].flat().map(({ adapter }) => adapter), ...own],
    links: planes.flatMap(({ links }) => links),
    ports,
  };
}

interface Part {
  readonly switches: readonly WiredSwitch[];
  readonly links: readonly WiredLink[];
}

/** Managers with a port of their own hang on the first leaves. */
function wirePlane(
  fabric: Fabric,
  plane: number,
  seats: ReadonlyMap<string, readonly Seat[]>,
  own: readonly WiredAdapter[],
  ports: number,
): Part {
  const prefix = fabric.planes === 1 ? fabric.id : `${fabric.id}-plane${plane}`;
  if (fabric.tiers === 1) {
    const only: WiredSwitch = { name: `${prefix}-leaf-1`, level: 'leaf' };
    const down = [...seats.values()].flat().map(({ adapter }, i) => downLink(adapter, plane, only, i + 1));
    return { switches: [only], links: [...down, ...own.slice(0, 1).map((one) => downLink(one, plane, only, ports))] };
  }
  const leaves = [...seats.keys()].map((name): WiredSwitch => ({ name: `${prefix}-leaf-${name}`, level: 'leaf' }));
  const down = [...seats.values()].flatMap((here, l) =>
    here.flatMap(({ adapter, place }) => leaves.slice(l, l + 1).map((to) => downLink(adapter, plane, to, place + 1))),
  );
  const managed = own.flatMap((one, i) => leaves.slice(i, i + 1).map((to) => downLink(one, plane, to, ports)));
  const upper = fabric.tiers === 2 ? twoLevels(fabric, prefix, leaves) : threeLevels(fabric, prefix, leaves);
  return { switches: [...leaves, ...upper.switches], links: [...down, ...managed, ...upper.links] };
}

function downLink(from: WiredAdapter, plane: number, to: WiredSwitch, toPort: number): WiredLink {
  return { from, fromPort: plane, to, toPort };
}

/** Adapters by the leaf that they hang on in each plane, in the order in which leaves are built: by pools, halls, units and rails. */
function seatsOf(site: Site, fabric: Fabric): ReadonlyMap<string, readonly Seat[]> {
  const seats = new Map<string, Seat[]>();
  let managers = managerAdapters(fabric);
  for (const pool of fabric.pools) {
    const rails = railsOf(pool);
    if (rails === 0) continue;
    const leaf = (hallId: string, unit: number, rail: number) =>
      `${unitName({ poolId: pool.id, hallId, unit })}-rail${rail}`;
    for (const [hallId, nodes] of nodesByHall(site, pool)) {
      const taken = new Map<number, number>();
      for (const node of nodes) {
        const place = taken.get(node.unit) ?? 0;
        taken.set(node.unit, place + 1);
        for (let rail = 0; rail < rails; rail++) {
          const adapter = { host: node.name, index: rail, isManager: false };
          append(seats, leaf(hallId, node.unit, rail), { adapter, place });
        }
      }
      managers.forEach((adapter, i) => {
        const after = nodes.length + Math.floor(i / rails);
        const unit = fabric.tiers === 1 ? 1 : Math.floor(after / fabric.nodesPerUnit) + 1;
        // A unit is never built in part: where managers begin one, it has all of its leaves.
        for (let rail = 0; rail < rails; rail++) {
          if (!seats.has(leaf(hallId, unit, rail))) seats.set(leaf(hallId, unit, rail), []);
        }
        append(seats, leaf(hallId, unit, i % rails), { adapter, place: after % fabric.nodesPerUnit });
      });
      managers = [];
    }
  }
  return seats;
}

function nodesByHall(site: Site, pool: Fabric['pools'][number]): ReadonlyMap<string, readonly NodePlace[]> {
  const halls = new Map<string, NodePlace[]>();
  for (const node of nodesOf(site, pool)) append(halls, node.hallId, node);
  return halls;
}

/** Two hosts of the manager, dealt out over the leaf ports that they take. */
function managerAdapters(fabric: Fabric): readonly WiredAdapter[] {
  return Array.from({ length: managerPorts(fabric) }, (_, i) => manager(fabric, i % 2, Math.floor(i / 2)));
}

/** Two hosts of the manager on switches with a port for it, which is no port of the fabric. */
function ownPortManagers(fabric: Fabric): readonly WiredAdapter[] {
  return fabric.spec.manager === 'ufm' && fabric.switch.managerPort
    ? [manager(fabric, 0, 0), manager(fabric, 1, 0)]
    : [];
}

function manager(fabric: Fabric, host: number, index: number): WiredAdapter {
  return { host: `${fabric.id}-ufm-${host + 1}`, index, isManager: true };
}

function twoLevels(fabric: Fabric, prefix: string, leaves: readonly WiredSwitch[]): Part {
  const spines = named(prefix, 'spine', fabric.spines / fabric.planes);
  const each = fabric.uplinks / spines.length;
  return { switches: spines, links: leaves.flatMap((leaf, l) => bundles(leaf, fabric.nodesPerUnit, spines, each, l)) };
}

/** Pods of half a radix of leaves; spine s of every pod reaches the same group of cores. */
function threeLevels(fabric: Fabric, prefix: string, leaves: readonly WiredSwitch[]): Part {
  const half = Math.floor(fabric.radix / 2);
  const spines = named(prefix, 'spine', fabric.spines / fabric.planes);
  const cores = named(prefix, 'core', fabric.cores / fabric.planes);
  const perPod = fabric.uplinks;
  const perGroup = cores.length / perPod;
  const up = leaves.flatMap((leaf, l) => {
    const pod = Math.floor(l / half);
    return bundles(leaf, fabric.nodesPerUnit, spines.slice(pod * perPod, (pod + 1) * perPod), 1, l % half);
  });
  const over = spines.flatMap((spine, i) => {
    const [pod, s] = [Math.floor(i / perPod), i % perPod];
    return bundles(spine, half, cores.slice(s * perGroup, (s + 1) * perGroup), half / perGroup, pod);
  });
  return { switches: [...spines, ...cores], links: [...up, ...over] };
}

/** Links from the upper ports of one switch: `each` to every switch above it, at the ports of its turn. */
function bundles(
  from: WiredSwitch,
  lowerPorts: number,
  above: readonly WiredSwitch[],
  each: number,
  turn: number,
): WiredLink[] {
  return above.flatMap((to, i) =>
    Array.from({ length: each }, (_, k) => ({
      from,
      fromPort: lowerPorts + i * each + k + 1,
      to,
      toPort: turn * each + k + 1,
    })),
  );
}

function named(prefix: string, level: 'spine' | 'core', count: number): WiredSwitch[] {
  return Array.from({ length: count }, (_, i) => ({ name: `${prefix}-${level}-${i + 1}`, level }));
}
