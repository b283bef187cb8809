import { type Walk, walkFailures } from './failure-walk.ts';
import { suppliesOn } from './feed-shares.ts';
import type { Load, Outage, PowerElement, PowerGraph, WorstFailure } from './power-graph.ts';

/** A site with some elements out of work, and what each single failure more makes of it. */
export interface WithoutWalk extends Walk {
  readonly out: readonly PowerElement[];
  /** Loads that have no power, or less than they need, before anything fails. */
  readonly already: Outage['loads'];
  readonly alreadyReduced: Outage['loads'];
}

/**
 * Walks the graph with some elements out of work: an intake that is gone, a board that is serviced. What they leave
 * draws from what lives, and the answer names the elements of the graph that was given.
 */
export function walkWithout(graph: PowerGraph, loads: readonly Load[], out: ReadonlySet<PowerElement>): WithoutWalk {
  const left = new Map<PowerElement, PowerElement>();
  const givenOf = new Map<PowerElement, PowerElement>();
  for (const element of graph.elements) {
    const survivor = out.has(element) ? undefined : survivorOf(element, left);
    if (survivor === undefined) continue;
    left.set(element, survivor);
    givenOf.set(survivor, element);
  }
  const originOf = new Map<Load, Load>();
  const already: Load[] = [];
  const alreadyReduced: Load[] = [];
  for (const load of loads) {
    const feeds = load.feeds.flatMap((feed) => left.get(feed) ?? []);
    const alive = suppliesOn(load, (feed) => left.has(feed));
    if (alive === 0 || (load.singleCorded && feeds.length < load.feeds.length)) already.push(load);
    else {
      const supplies = load.supplies && { ...load.supplies, count: alive };
      if (supplies !== undefined && supplies.count < (supplies.required ?? 0)) alreadyReduced.push(load);
      originOf.set({ ...load, feeds, ...(supplies === undefined ? {} : { supplies }) }, load);
    }
  }
  const byId = new Map([...left.values()].map((element) => [element.id, element]));
  const walk = walkFailures({ ...graph, elements: [...left.values()], byId }, [...originOf.keys()]);
  const given = (element: PowerElement): PowerElement => givenOf.get(element) ?? element;
  const origin = (load: Load): Load => originOf.get(load) ?? load;
  const inGiven = ({ of, loads: hit }: Outage): Outage => ({ of: given(of), loads: hit.map(origin) });
  return {
    out: [...out],
    already,
    alreadyReduced,
    losses: walk.losses,
    loadOf: new Map([...walk.loadOf].map(([element, load]) => [given(element), load])),
    worstOf: new Map(
      [...walk.worstOf].map(([element, worst]): [PowerElement, WorstFailure] => [
        given(element),
        { ...worst, of: given(worst.of) },
      ]),
    ),
    outages: walk.outages.map(inGiven),
    reductions: walk.reductions.map((one) => ({
      ...inGiven(one),
      left: new Map([...one.left].map(([load, left]) => [origin(load), left])),
    })),
  };
}

/** An element as it stands without what is out of work; nothing where it has no source left. */
function survivorOf(element: PowerElement, left: ReadonlyMap<PowerElement, PowerElement>): PowerElement | undefined {
  const sources = element.sources.flatMap((source) => left.get(source) ?? []);
  const backups = element.backups.flatMap((backup) => left.get(backup) ?? []);
  if (sources.length > 0 || element.sources.length === 0) return { ...element, sources, backups };
  if (backups.length === 0) return undefined;
  return element.kind === 'transfer-switch'
    ? { ...element, sources: backups.slice(0, 1), backups: backups.slice(1) }
    : { ...element, sources: backups, backups: [] };
}
