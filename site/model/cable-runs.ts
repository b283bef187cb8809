import type { Cable, Catalog } from '../catalog/index.ts';
import type { HallSpec } from '../spec/index.ts';
import { type Bandwidth, type Length, m } from '../units/index.ts';
import { type CableTier, cableChoice } from './cable-choice.ts';
import { metresBetween, type RackPlace } from './cable-way.ts';
import type { FabricPlan } from './fabric-plan.ts';
import type { HallPlan } from './hall-plan.ts';
import { railsOf } from './nodes.ts';
import type { Pool, Row } from './site.ts';
import { type SwitchPlace, switchPlaces } from './switch-places.ts';

/** Links of a fabric that are alike: the same ends, and the same length to the metre. */
export interface CableRun {
  readonly tier: CableTier;
  /** The pool whose nodes it serves; absent between switches. */
  readonly poolId: string | undefined;
  /** Hall of the lower end, and of the upper. */
  readonly from: string;
  readonly to: string;
  /** In whole metres, rounded up. */
  readonly length: Length;
  readonly links: number;
  /** The cable that the file names, else the first kind of that speed that reaches; absent where none does, or no speed is known. */
  readonly cable: Cable | undefined;
}

/** A fabric as far as its cables go. */
export interface CabledFabric extends FabricPlan {
  readonly rows: readonly Row[];
  readonly pools: readonly Pool[];
  readonly radix: number;
  readonly switchesPerChassis: number;
  readonly linkSpeed: Bandwidth | undefined;
  readonly cable: Cable | undefined;
  /** Leaf ports of one plane that hosts of the manager take from nodes, and those on ports of their own. */
  readonly managerPorts: number;
  readonly ownPortManagers: number;
}

export interface Floors {
  readonly halls: Readonly<Record<string, HallSpec>>;
  readonly plans: ReadonlyMap<string, HallPlan | undefined>;
}

/**
 * The length of every cable, from where racks stand: along the rows, across them, down at both ends and a reserve; in a
 * hall without such a plan, and between halls, it is what the halls say of the way to the core. Racks are looked at one
 * by one and switches rack by rack, so the work grows with racks and never with pairs of them.
 */
export function cableRuns(fabric: CabledFabric, floors: Floors, catalog: Catalog): readonly CableRun[] {
  const switches = switchPlaces(fabric.rows, fabric.leaves + fabric.spines + fabric.cores, fabric.switchesPerChassis);
  if (switches.length === 0) return [];
  const tally = new Tally(floors);
  const perPlane = switches.length / fabric.planes;
  for (let plane = 0; plane < fabric.planes; plane++) {
    const at = (index: number): SwitchPlace => switches[plane * perPlane + index] ?? (switches[0] as SwitchPlace);
    addNodes(fabric, at, tally);
    addUpper(fabric, at, tally);
  }
  const kinds = cableChoice(fabric, catalog);
  return tally.runs().map((run) => ({ ...run, cable: kinds(run.tier, run.length) }));
}

type Place = (index: number) => SwitchPlace;

/** Every rack of every pool to the leaves of its units, and the manager to its own. */
function addNodes(fabric: CabledFabric, at: Place, tally: Tally): void {
  let leaf = 0;
  fabric.pools.forEach((pool, p) => {
    const rails = railsOf(pool);
    const byHall = new Map<string, Row[]>();
    for (const row of pool.rows) byHall.set(row.hallId, [...(byHall.get(row.hallId) ?? []), row]);
    let first = p === 0;
    for (const rows of byHall.values()) {
      const start = leaf;
      const leafOf = (node: number, rail: number) =>
        fabric.tiers === 1 ? 0 : start + Math.floor(node / fabric.nodesPerUnit) * rails + rail;
      let node = 0;
      for (const row of rows) {
        for (let rack = 0; rack < row.racks; rack++) {
          const here: RackPlace = { row, rack };
          const last = node + pool.nodesPerRack;
          while (node < last) {
            const ends =
              fabric.tiers === 1 ? last : Math.min(last, node - (node % fabric.nodesPerUnit) + fabric.nodesPerUnit);
            for (let rail = 0; rail < rails; rail++)
              tally.add('node-leaf', pool.id, here, at(leafOf(node, rail)), ends - node);
            node = ends;
          }
        }
      }
      // Hosts of the manager stand with the first switches, and hang on the leaves after the first nodes.
      const hosts = first ? fabric.managerPorts : 0;
      for (let port = 0; port < hosts; port++)
        tally.add(
          'manager-leaf',
          undefined,
          at(0),
          at(leafOf(node + Math.floor(port / Math.max(1, rails)), port % Math.max(1, rails))),
          1,
        );
      const places = Math.ceil(hosts / Math.max(1, rails));
      leaf += Math.ceil((node + places) / fabric.nodesPerUnit) * rails;
      first = false;
    }
  });
  const onOwnPorts = Math.min(fabric.ownPortManagers, fabric.leaves / fabric.planes);
  for (let host = 0; host < onOwnPorts; host++) tally.add('manager-leaf', undefined, at(0), at(host), 1);
}

/** Leaves to spines and spines to cores, a rack of switches at a time. */
function addUpper(fabric: CabledFabric, at: Place, tally: Tally): void {
  const [leaves, spines, cores] = [fabric.leaves, fabric.spines, fabric.cores].map((all) => all / fabric.planes) as [
    number,
    number,
    number,
  ];
  const join = (tier: CableTier, lower: readonly [number, number], upper: readonly [number, number], each: number) => {
    const above = racksOf(at, upper);
    for (const from of racksOf(at, lower))
      for (const to of above) tally.add(tier, undefined, from.place, to.place, from.switches * to.switches * each);
  };
  if (fabric.tiers === 2) join('leaf-spine', [0, leaves], [leaves, leaves + spines], fabric.uplinks / spines);
  if (fabric.tiers !== 3) return;
  const half = Math.floor(fabric.radix / 2);
  const perPod = fabric.uplinks;
  const perGroup = cores / perPod;
  for (let pod = 0; pod * half < leaves; pod++) {
    const first = leaves + pod * perPod;
    join('leaf-spine', [pod * half, Math.min(leaves, (pod + 1) * half)], [first, first + perPod], 1);
    for (let s = 0; s < perPod; s++) {
      const group = leaves + spines + s * perGroup;
      join('spine-core', [first + s, first + s + 1], [group, group + perGroup], half / perGroup);
    }
  }
}

/** A stretch of switches, by the racks that they stand in. */
function racksOf(at: Place, [first, end]: readonly [number, number]): { place: SwitchPlace; switches: number }[] {
  const racks: { place: SwitchPlace; switches: number }[] = [];
  for (let index = first; index < end; index++) {
    const place = at(index);
    const last = racks.at(-1);
    if (last !== undefined && last.place.row === place.row && last.place.rack === place.rack) last.switches++;
    else racks.push({ place, switches: 1 });
  }
  return racks;
}

/** Sums of metres miss by about this much. */
const ROUNDING = 1e-9;

type Ends = Pick<CableRun, 'tier' | 'poolId' | 'from' | 'to'>;

/** Links by their ends and their length. */
class Tally {
  readonly #floors: Floors;
  readonly #lengths = new Map<string, { readonly ends: Ends; readonly links: Map<number, number> }>();
  /** Most links have the ends of the one before: their name is not made again. */
  #last: { readonly ends: Ends; readonly links: Map<number, number> } | undefined;

  constructor(floors: Floors) {
    this.#floors = floors;
  }

  add(tier: CableTier, poolId: string | undefined, lower: RackPlace, upper: RackPlace, links: number): void {
    const lengths = this.#between(tier, poolId, lower.row.hallId, upper.row.hallId);
    const metres = Math.ceil(this.#metres(lower, upper) - ROUNDING);
    lengths.set(metres, (lengths.get(metres) ?? 0) + links);
  }

  #between(tier: CableTier, poolId: string | undefined, from: string, to: string): Map<number, number> {
    const last = this.#last?.ends;
    if (last?.tier === tier && last.poolId === poolId && last.from === from && last.to === to)
      return this.#last?.links ?? new Map();
    const key = [tier, poolId, from, to].join(' ');
    const found = this.#lengths.get(key) ?? { ends: { tier, poolId, from, to }, links: new Map<number, number>() };
    this.#lengths.set(key, found);
    this.#last = found;
    return found.links;
  }

  #metres(from: RackPlace, to: RackPlace): number {
    const [here, there] = [from.row.hallId, to.row.hallId];
    const way = here === there ? metresBetween(from, to, this.#floors.plans.get(here)) : undefined;
    return (
      way ?? Math.max(Number(this.#floors.halls[here]?.toCore ?? 0), Number(this.#floors.halls[there]?.toCore ?? 0))
    );
  }

  runs(): Omit<CableRun, 'cable'>[] {
    return [...this.#lengths.values()].flatMap(({ ends, links }) =>
      [...links].sort(([a], [b]) => a - b).map(([metres, count]) => ({ ...ends, length: m(metres), links: count })),
    );
  }
}
