import type { Cable, Catalog } from '../catalog/index.ts';
import type { HallSpec } from '../spec/index.ts';
import { type Bandwidth, type Length, m } from '../units/index.ts';
import { type CableChoice, type CableTier, cableChoice } from './cable-choice.ts';
import { metresBetween, type RackPlace } from './cable-way.ts';
import { forEachJoint, type JoinedFabric, type Joint } from './fabric-joints.ts';
import type { HallPlan } from './hall-plan.ts';
import type { SwitchPlace } from './switch-places.ts';
import { type SwitchTransceivers, Transceivers } from './transceivers.ts';

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
export interface CabledFabric extends JoinedFabric {
  /** Where its switches stand, plane after plane: leaves, spines, cores. */
  readonly switchPlaces: readonly SwitchPlace[];
  readonly linkSpeed: Bandwidth | undefined;
  readonly cable: Cable | undefined;
}

export interface Floors {
  readonly halls: Readonly<Record<string, HallSpec>>;
  readonly plans: ReadonlyMap<string, HallPlan | undefined>;
}

export interface Cabling {
  readonly runs: readonly CableRun[];
  /** Transceivers in the cages of switches. */
  readonly transceivers: readonly SwitchTransceivers[];
}

/**
 * The length of every cable, from where racks stand: along the rows, across them, down at both ends and a reserve; in a
 * hall without such a plan, and between halls, it is what the halls say of the way to the core.
 */
export function cablingOf(fabric: CabledFabric, floors: Floors, catalog: Catalog): Cabling {
  const { switchPlaces: switches } = fabric;
  const tally = new Tally(floors, cableChoice(fabric, catalog));
  const transceivers = new Transceivers(switches.length);
  forEachJoint(fabric, switches, (joint) => transceivers.add(joint, tally.add(joint)));
  return { runs: tally.runs(), transceivers: transceivers.count() };
}

/** In whole metres, rounded up; where no plan says more, the longest that the halls of both ends allow for. */
export function lengthOfCable(lower: RackPlace, upper: RackPlace, { halls, plans }: Floors): number {
  const [here, there] = [lower.row.hallId, upper.row.hallId];
  const way = here === there ? metresBetween(lower, upper, plans.get(here)) : undefined;
  const metres = way ?? Math.max(Number(halls[here]?.toCore ?? 0), Number(halls[there]?.toCore ?? 0));
  return Math.ceil(metres - ROUNDING);
}

/** Sums of metres miss by about this much. */
const ROUNDING = 1e-9;

type Ends = Pick<CableRun, 'tier' | 'poolId' | 'from' | 'to'>;

interface OfEnds {
  readonly ends: Ends;
  /** By whole metres: pairs of one tier have the same links, so they take the same cable. */
  readonly byLength: Map<number, { readonly metres: number; readonly cable: Cable | undefined; links: number }>;
}

/** Links by their ends and their length. */
class Tally {
  readonly #floors: Floors;
  readonly #choose: CableChoice;
  readonly #ofEnds = new Map<string, OfEnds>();
  /** Most links have the ends of the one before: their name is not made again. */
  #last: OfEnds | undefined;

  constructor(floors: Floors, choose: CableChoice) {
    this.#floors = floors;
    this.#choose = choose;
  }

  /** Counts the links of a joint, and gives the cable that they take. */
  add({ tier, poolId, lower, upper, each, links }: Joint): Cable | undefined {
    const { byLength } = this.#between(tier, poolId, lower.row.hallId, upper.row.hallId);
    const metres = lengthOfCable(lower, upper, this.#floors);
    const known = byLength.get(metres);
    if (known !== undefined) {
      known.links += links;
      return known.cable;
    }
    const cable = this.#choose(tier, metres, each);
    byLength.set(metres, { metres, cable, links });
    return cable;
  }

  #between(tier: CableTier, poolId: string | undefined, from: string, to: string): OfEnds {
    const last = this.#last?.ends;
    if (
      this.#last !== undefined &&
      last?.tier === tier &&
      last.poolId === poolId &&
      last.from === from &&
      last.to === to
    )
      return this.#last;
    const key = [tier, poolId, from, to].join(' ');
    this.#last = this.#ofEnds.get(key) ?? { ends: { tier, poolId, from, to }, byLength: new Map() };
    this.#ofEnds.set(key, this.#last);
    return this.#last;
  }

  runs(): CableRun[] {
    return [...this.#ofEnds.values()].flatMap(({ ends, byLength }) =>
      [...byLength.values()]
        .sort((a, b) => a.metres - b.metres)
        .map(({ metres, cable, links }) => ({ ...ends, length: m(metres), links, cable })),
    );
  }
}
