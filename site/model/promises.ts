import { type Redundancy, redundancies } from '../spec/index.ts';
import type { Load, PowerElement } from './power-graph.ts';
import type { Phase, Pool, Shell, Site } from './site.ts';
import { type WithoutWalk, walkWithout } from './walk-without.ts';

/** Whether what is asked for promises at least a level. */
export function promises(asked: Redundancy | undefined, level: Redundancy): boolean {
  return redundancies.indexOf(asked ?? 'N') >= redundancies.indexOf(level);
}

/** What fills rows and promises something of their power: a pool, or a shell that a tenant fills. */
export type Filler = Pool | Shell;

export function fillersOf(site: Site): readonly Filler[] {
  return [...site.pools, ...site.shells];
}

/** `pool "train"`, `shell "anchor"`. */
export function nameOfFiller({ id, path }: Filler): string {
  return `${path[0] === 'shells' ? 'shell' : 'pool'} "${id}"`;
}

/** The rows of a pool or a shell in a phase, as loads. */
export function loadsOfPool(pool: Filler, phase: Phase): readonly Load[] {
  const names = new Set(pool.rows.map((row) => row.name));
  return phase.loads.filter((load) => load.kind === 'it' && names.has(load.id));
}

const gridLost = new WeakMap<Phase, WithoutWalk>();

/**
 * A phase with every intake gone, which the tiers of the Uptime Institute count as a state of work and not as a failure,
 * and each single failure in it.
 */
export function withoutGrid(site: Site, phase: Phase): WithoutWalk {
  const known = gridLost.get(phase);
  if (known !== undefined) return known;
  const intakes = new Set(site.power.elements.filter(({ kind }) => kind === 'intake'));
  const walk = walkWithout(site.power, phase.loads, intakes);
  gridLost.set(phase, walk);
  return walk;
}

/**
 * Elements that stand for all that are alike: of those of one key with the same load and the same neighbours, the first.
 * What happens without one of them happens without the others.
 */
export function representatives(site: Site, phase: Phase): readonly PowerElement[] {
  const below = new Map<PowerElement, Set<string>>();
  const note = (element: PowerElement, name: string): void => {
    const names = below.get(element);
    if (names === undefined) below.set(element, new Set([name]));
    else names.add(name);
  };
  for (const element of site.power.elements) {
    for (const source of [...element.sources, ...element.backups]) note(source, String(element.path.at(-1)));
  }
  for (const load of phase.loads) {
    const feeds = load.feeds.map((feed) => feed.path.at(-1)).join();
    for (const feed of load.feeds) note(feed, `${load.path.join('.')} on ${feeds}`);
  }
  const first = new Map<string, PowerElement>();
  for (const element of site.power.elements) {
    const watts = Math.round(Number(phase.loadOf.get(element) ?? 0));
    const worst = Math.round(Number(phase.worstOf.get(element)?.load ?? 0));
    const key = [element.path.join('.'), watts, worst, [...(below.get(element) ?? [])].sort().join(';')].join('|');
    if (!first.has(key)) first.set(key, element);
  }
  return [...first.values()];
}
