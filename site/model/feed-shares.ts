import { append } from './append.ts';
import type { Load, PowerElement } from './power-graph.ts';

type Fed = Pick<Load, 'feeds' | 'supplies'>;

/**
 * Power supplies on each feed of a system, dealt out in turn: eight on three feeds are three, three and two. Without a
 * published number each feed has one part.
 */
export function suppliesByFeed({ feeds, supplies }: Fed): readonly (readonly [PowerElement, number])[] {
  const count = supplies?.count ?? feeds.length;
  return feeds.map((feed, i) => [feed, Math.floor(count / feeds.length) + (i < count % feeds.length ? 1 : 0)]);
}

/** Power supplies that still have a feed. */
export function suppliesOn(load: Fed, lives: (feed: PowerElement) => boolean): number {
  return suppliesByFeed(load).reduce((sum, [feed, own]) => sum + (lives(feed) ? own : 0), 0);
}

/** Feeds of different sources over which supplies are dealt out so that each one lost leaves as many as are needed. */
export function sidesFor(count: number, required: number): number {
  return Math.ceil(count / Math.max(1, count - required));
}

/** The part of a load on each feed that lives: supplies share evenly, so a feed has as much as it has of them. */
export function feedShares(
  load: Fed,
  lives: (feed: PowerElement) => boolean = () => true,
): readonly (readonly [PowerElement, number])[] {
  const alive = suppliesOn(load, lives);
  return suppliesByFeed(load).flatMap(([feed, own]) => (lives(feed) && alive > 0 ? [[feed, own / alive]] : []));
}

/** The largest part of a load that one feed carries, with everything in work or with any one element below the intakes lost. */
export function largestShare(load: Fed, withFailures: boolean): number {
  const largest = (lives?: (feed: PowerElement) => boolean): number =>
    Math.max(0, ...feedShares(load, lives).map(([, share]) => share));
  if (!withFailures) return largest();
  const above = new Set(load.feeds);
  const below = new Map<PowerElement, PowerElement[]>();
  for (const element of above) {
    for (const source of [...element.sources, ...element.backups]) {
      above.add(source);
      append(below, source, element);
    }
  }
  const failures = [...above].filter((element) => element.kind !== 'intake' && !inSeries(element, below));
  return failures.reduce((most, lost) => {
    const alive = aliveWithout(lost, above, below);
    return Math.max(
      most,
      largest((feed) => alive.has(feed)),
    );
  }, largest());
}

/** Its loss is that of the one thing below it. */
function inSeries(element: PowerElement, below: ReadonlyMap<PowerElement, readonly PowerElement[]>): boolean {
  const [only, ...others] = below.get(element) ?? [];
  return only !== undefined && others.length === 0 && only.sources.length === 1 && only.backups.length === 0;
}

/** What has power with one element out of work: whatever hangs from a root by a way around it. */
function aliveWithout(
  lost: PowerElement,
  all: ReadonlySet<PowerElement>,
  below: ReadonlyMap<PowerElement, readonly PowerElement[]>,
): ReadonlySet<PowerElement> {
  const alive = new Set([...all].filter((element) => element !== lost && element.sources.length === 0));
  for (const element of alive) for (const next of below.get(element) ?? []) if (next !== lost) alive.add(next);
  return alive;
}
