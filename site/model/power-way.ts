import type { PowerElement } from './power-graph.ts';

/** Names that a way shows at its beginning and at its end: a line may be thousands of elements deep. */
const SHOWN = { first: 3, last: 8 } as const;

/** The way from an intake or a generator down to an element, by the first of its sources. */
export function wayTo(element: PowerElement): readonly string[] {
  const way: string[] = [];
  for (let at: PowerElement | undefined = element; at !== undefined; at = at.sources[0]) way.push(at.id);
  return way.reverse();
}

/** `grid > tx-a1 > msb-a1`, with the middle of a long way left out. */
export function printWay(element: PowerElement): string {
  const way = wayTo(element);
  const shown =
    way.length > SHOWN.first + SHOWN.last + 1 ? [...way.slice(0, SHOWN.first), '…', ...way.slice(-SHOWN.last)] : way;
  return shown.join(' > ');
}
