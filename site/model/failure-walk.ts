import { kW, type Power } from '../units/index.ts';
import { append } from './append.ts';
import { feedShares, suppliesOn } from './feed-shares.ts';
import type { Load, Outage, PowerElement, PowerGraph, Reduction, WorstFailure } from './power-graph.ts';

/** What the graph carries with everything in work, and what every single failure makes of it. */
export interface Walk {
  readonly loadOf: ReadonlyMap<PowerElement, Power>;
  readonly worstOf: ReadonlyMap<PowerElement, WorstFailure>;
  readonly outages: readonly Outage[];
  /** Single failures that leave systems with fewer power supplies than their full load takes. */
  readonly reductions: readonly Reduction[];
  readonly losses: Power;
}

/**
 * Walks the real graph, not a formula: elements that two sides share hide from formulas. A failure is worked out from
 * the loads below the failed element alone, so the whole walk costs the sum of all subtrees: linear in the size of the
 * site for the few levels that a single line has.
 */
export function walkFailures(graph: PowerGraph, loads: readonly Load[]): Walk {
  const index = indexOf(graph, loads);
  const normal = flow(graph.elements, index.shares);
  const worst = new Map<PowerElement, { of: PowerElement; watts: number }>();
  const outages: Outage[] = [];
  const reductions: Reduction[] = [];
  const lossOf = new Map<PowerElement, Loss>();
  for (const failed of graph.elements) {
    const above = inSeries(failed, index);
    const known = above && lossOf.get(above);
    const { extra, dark, reduced } = known === undefined ? fail(failed, index, normal) : { ...known, extra: NOTHING };
    lossOf.set(failed, { dark, reduced });
    if (reduced.size > 0) reductions.push({ of: failed, loads: [...reduced.keys()], left: reduced });
    if (dark.length > 0) outages.push({ of: failed, loads: dark });
    for (const [element, watts] of extra) {
      const known = worst.get(element);
      const total = (normal.get(element) ?? 0) + watts;
      if (watts > ROUNDING && (known === undefined || total > known.watts))
        worst.set(element, { of: failed, watts: total });
    }
  }
  return {
    loadOf: new Map(graph.elements.map((element) => [element, kW((normal.get(element) ?? 0) / 1e3)])),
    worstOf: new Map([...worst].map(([element, { of, watts }]) => [element, { of, load: kW(watts / 1e3) }])),
    outages,
    reductions,
    losses: kW(
      graph.elements.reduce((sum, element) => sum + (normal.get(element) ?? 0) * (element.inputPerLoad - 1), 0) / 1e3,
    ),
  };
}

/** What comes over to an element when another is lost. */
export interface Transfer {
  readonly failed: PowerElement;
  readonly to: PowerElement;
  /** In parts of what the failed one carried. */
  readonly share: number;
}

/** What every single failure lays on others: shares of the single line, which hold whatever flows in it today. */
export function* failureTransfers(graph: PowerGraph, loads: readonly Load[]): Iterable<Transfer> {
  const index = indexOf(graph, loads);
  const normal = flow(graph.elements, index.shares);
  for (const failed of graph.elements) {
    const carried = normal.get(failed) ?? 0;
    if (carried <= 0 || inSeries(failed, index) !== undefined) continue;
    for (const [to, watts] of fail(failed, index, normal).extra)
      if (watts > 0) yield { failed, to, share: watts / carried };
  }
}

/** What a failure takes: all power of some loads, and some of the power supplies of others. */
interface Loss {
  readonly dark: readonly Load[];
  /** Power supplies that are left to each system. */
  readonly reduced: ReadonlyMap<Load, number>;
}

const NOTHING: ReadonlyMap<PowerElement, number> = new Map();

/** Watts that come of adding up in another order, and of no failure. */
const ROUNDING = 1e-3;

interface Index {
  /** Place in the order of the graph. */
  readonly rank: ReadonlyMap<PowerElement, number>;
  /** Elements on the longest way up to an intake. */
  readonly depth: ReadonlyMap<PowerElement, number>;
  readonly children: ReadonlyMap<PowerElement, readonly PowerElement[]>;
  readonly loadsOn: ReadonlyMap<PowerElement, readonly Load[]>;
  /** Watts that the loads lay on each element directly. */
  readonly shares: ReadonlyMap<PowerElement, number>;
}

function indexOf(graph: PowerGraph, loads: readonly Load[]): Index {
  const rank = new Map(graph.elements.map((element, i) => [element, i]));
  const depth = new Map<PowerElement, number>();
  for (const element of graph.elements) {
    const above = [...element.sources, ...element.backups].map((source) => depth.get(source) ?? 0);
    depth.set(element, Math.max(0, ...above) + 1);
  }
  const children = new Map<PowerElement, PowerElement[]>();
  for (const element of graph.elements) for (const source of element.sources) append(children, source, element);
  for (const element of graph.elements) for (const backup of element.backups) append(children, backup, element);
  const loadsOn = new Map<PowerElement, Load[]>();
  const shares = new Map<PowerElement, number>();
  for (const load of loads) {
    for (const feed of new Set(load.feeds)) append(loadsOn, feed, load);
    for (const [feed, share] of feedShares(load)) shares.set(feed, (shares.get(feed) ?? 0) + Number(load.draw) * share);
  }
  return { rank, depth, children, loadsOn, shares };
}

/**
 * The element above whose loss is the same failure for everything else: it carries nothing but this one, which hangs
 * from nothing else. A chain of them is walked once, for its top.
 */
function inSeries(element: PowerElement, index: Index): PowerElement | undefined {
  const [above, ...others] = element.sources;
  if (above === undefined || others.length > 0 || element.backups.length > 0) return undefined;
  return index.children.get(above)?.length === 1 && !index.loadsOn.has(above) ? above : undefined;
}

/** Carries the loads up to the intakes with everything in work. */
function flow(elements: readonly PowerElement[], shares: ReadonlyMap<PowerElement, number>): Map<PowerElement, number> {
  const total = new Map(shares);
  for (const element of elements.toReversed()) {
    const input = (total.get(element) ?? 0) * element.inputPerLoad;
    for (const [source, part] of dividedOver(element.sources))
      total.set(source, (total.get(source) ?? 0) + input * part);
  }
  return total;
}

/** The change that one failure makes: watts more (or less) on each living element, and the loads that go dark. */
function fail(failed: PowerElement, index: Index, normal: ReadonlyMap<PowerElement, number>): Loss & Failure {
  const below = subtree(failed, index);
  const dead = new Set<PowerElement>([failed]);
  const onBackup = new Set<PowerElement>();
  for (const element of below) {
    if (element === failed || element.sources.length === 0) continue;
    if (element.sources.some((source) => !dead.has(source))) continue;
    if (element.backups.some((backup) => !dead.has(backup))) onBackup.add(element);
    else dead.add(element);
  }
  const touched = new Map<PowerElement, number>();
  const lay = (element: PowerElement, watts: number): void => {
    touched.set(element, (touched.get(element) ?? 0) + watts);
  };
  const dark: Load[] = [];
  const reduced = new Map<Load, number>();
  for (const load of new Set(
    below.flatMap((element) => (dead.has(element) ? (index.loadsOn.get(element) ?? []) : [])),
  )) {
    const lives = (feed: PowerElement): boolean => !dead.has(feed);
    const supplies = suppliesOn(load, lives);
    if (supplies === 0 || load.singleCorded) {
      dark.push(load);
      continue;
    }
    if (supplies < (load.supplies?.required ?? 0)) reduced.set(load, supplies);
    for (const [feed, share] of feedShares(load)) if (lives(feed)) lay(feed, -Number(load.draw) * share);
    for (const [feed, share] of feedShares(load, lives)) lay(feed, Number(load.draw) * share);
  }
  const gone = (normal.get(failed) ?? 0) * failed.inputPerLoad;
  for (const [source, part] of dividedOver(failed.sources)) lay(source, -gone * part);
  carryUp(touched, { dead, onBackup, index, normal, below });
  for (const element of dead) touched.delete(element);
  return { extra: touched, dark, reduced, dead };
}

/** What a single failure adds to each element that lives, in watts, and what it takes with it. */
export interface Failure {
  readonly extra: ReadonlyMap<PowerElement, number>;
  readonly dead: ReadonlySet<PowerElement>;
}

/** The single failures of a walk one by one, each worked out when it is asked for, and once. */
export function failuresOf(graph: PowerGraph, loads: readonly Load[]): (failed: PowerElement) => Failure {
  const index = indexOf(graph, loads);
  const normal = flow(graph.elements, index.shares);
  const known = new Map<PowerElement, Failure>();
  return (failed) => {
    const failure = known.get(failed) ?? fail(failed, index, normal);
    known.set(failed, failure);
    return failure;
  };
}

interface Change {
  readonly dead: ReadonlySet<PowerElement>;
  readonly onBackup: ReadonlySet<PowerElement>;
  readonly index: Index;
  readonly normal: ReadonlyMap<PowerElement, number>;
  readonly below: readonly PowerElement[];
}

/**
 * Carries changes up, lowest first. An element that lost a source, or went over to its generators, draws all of its
 * load anew from what lives, and the old way loses its part.
 */
function carryUp(touched: Map<PowerElement, number>, change: Change): void {
  const { dead, onBackup, index, normal } = change;
  const rerouted = new Set(
    [...change.below].filter(
      (element) => !dead.has(element) && (onBackup.has(element) || element.sources.some((source) => dead.has(source))),
    ),
  );
  const waiting = new Levels(index.depth);
  for (const element of [...touched.keys(), ...rerouted]) waiting.add(element);
  for (const element of waiting.lowestFirst()) {
    if (dead.has(element)) continue;
    const gained = (touched.get(element) ?? 0) * element.inputPerLoad;
    const before = (normal.get(element) ?? 0) * element.inputPerLoad;
    const give = (to: PowerElement, watts: number): void => {
      if (watts === 0) return;
      touched.set(to, (touched.get(to) ?? 0) + watts);
      waiting.add(to);
    };
    if (!rerouted.has(element)) {
      for (const [source, part] of dividedOver(element.sources)) give(source, gained * part);
      continue;
    }
    for (const [source, part] of dividedOver(element.sources)) if (!dead.has(source)) give(source, -before * part);
    for (const [source, part] of dividedOver(carriersOf(element, dead))) give(source, (before + gained) * part);
  }
}

/** What carries an element when some elements are dead. */
function carriersOf(element: PowerElement, dead: ReadonlySet<PowerElement>): readonly PowerElement[] {
  const sources = element.sources.filter((source) => !dead.has(source));
  if (sources.length > 0) return sources;
  const backups = element.backups.filter((backup) => !dead.has(backup));
  return element.kind === 'transfer-switch' ? backups.slice(0, 1) : backups;
}

/** Parallel sources share a load evenly; generators in parallel share it by what each gives. */
export function dividedOver(sources: readonly PowerElement[]): readonly (readonly [PowerElement, number])[] {
  const byRating = sources.length > 1 && sources.every((source) => source.kind === 'generator');
  const weight = (source: PowerElement): number => (byRating ? Number(source.usable) : 1);
  const total = sources.reduce((sum, source) => sum + weight(source), 0);
  return sources.map((source) => [source, weight(source) / total] as const);
}

/** Everything that hangs below an element, sources first, itself included. */
function subtree(root: PowerElement, index: Index): PowerElement[] {
  const found = new Set([root]);
  for (const element of found) for (const child of index.children.get(element) ?? []) found.add(child);
  return [...found].sort((a, b) => (index.rank.get(a) ?? 0) - (index.rank.get(b) ?? 0));
}

/** Elements waiting to be worked on, by their depth; what is added while they are walked lies higher up. */
class Levels {
  readonly #depth: ReadonlyMap<PowerElement, number>;
  readonly #levels: Set<PowerElement>[] = [];

  constructor(depth: ReadonlyMap<PowerElement, number>) {
    this.#depth = depth;
  }

  add(element: PowerElement): void {
    const depth = this.#depth.get(element) ?? 0;
    for (let i = this.#levels.length; i <= depth; i++) this.#levels.push(new Set());
    this.#levels[depth]?.add(element);
  }

  *lowestFirst(): Iterable<PowerElement> {
    for (let depth = this.#levels.length - 1; depth >= 0; depth--) yield* this.#levels[depth] ?? [];
  }
}
