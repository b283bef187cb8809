import { append } from './append.ts';
import type { PowerElement, PowerGraph } from './power-graph.ts';
import { runsAlways } from './power-supply.ts';

/** Sets that run always and carry the same load together, with no utility beside them. */
export interface Island {
  readonly sets: readonly PowerElement[];
  /** What is switched on by itself at a black start: the elements below the first bus that has several. */
  readonly blocks: readonly PowerElement[];
}

/** The islands of a single line: sets that meet in an element run in parallel, and an intake beside them makes a grid of it. */
export function islandsOf({ elements }: PowerGraph): readonly Island[] {
  if (!elements.some(runsAlways)) return [];
  const rootsOf = new Map<PowerElement, ReadonlySet<PowerElement>>();
  const groupOf = new Map<PowerElement, Set<PowerElement>>();
  for (const element of elements) {
    const roots = new Set(element.sources.flatMap((source) => [...(rootsOf.get(source) ?? [source])]));
    if (roots.size > 0) rootsOf.set(element, roots);
    const [first, ...others] = roots.size > 0 ? roots : [element];
    if (first === undefined) continue;
    const group = groupOf.get(first) ?? new Set([first]);
    for (const root of [first, ...others]) for (const one of groupOf.get(root) ?? [root]) group.add(one);
    for (const one of group) groupOf.set(one, group);
  }
  const below = new Map<PowerElement, PowerElement[]>();
  for (const element of elements) for (const source of element.sources) append(below, source, element);
  return [...new Set(groupOf.values())].flatMap((group) => {
    const sets = [...group];
    if (!sets.every(runsAlways)) return [];
    const whole = (element: PowerElement): boolean => rootsOf.get(element)?.size === group.size;
    const first = elements.filter(
      (element) => rootsOf.get(element)?.has(sets[0] as PowerElement) && whole(element) && !element.sources.some(whole),
    );
    return [{ sets, blocks: firstSwitched(first, below) }];
  });
}

function firstSwitched(
  top: readonly PowerElement[],
  below: ReadonlyMap<PowerElement, readonly PowerElement[]>,
): readonly PowerElement[] {
  let switched = top;
  for (let next = top; next.length > 0; next = (next.length === 1 && next[0] && below.get(next[0])) || [])
    switched = next;
  return switched;
}
