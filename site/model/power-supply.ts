import { kW, type Power, sum } from '../units/index.ts';
import { append } from './append.ts';
import type { PowerElement, PowerGraph } from './power-graph.ts';

/** On-site generation: a source, not a set that stands by. */
export function runsAlways(element: PowerElement): boolean {
  return element.kind === 'generator' && element.spec.runs === 'always';
}

/** Where the power of a site comes from: its intakes, and the generators that run always. */
export function rootsOf({ elements }: PowerGraph): readonly PowerElement[] {
  return elements.filter((element) => element.kind === 'intake' || runsAlways(element));
}

/** What all of it together gives for hours; sets that are held as spare give nothing. */
export function supplyLimit(graph: PowerGraph): Power {
  const [intakes, generators] = [
    rootsOf(graph).filter(({ kind }) => kind === 'intake'),
    graph.elements.filter(runsAlways),
  ];
  const working = byWrittenKey(generators).flatMap((sets) => sets.slice(spareOf(sets)));
  const [first] = [...intakes, ...generators];
  return sum(
    first === undefined ? kW(0) : first.usable.times(0),
    [...intakes, ...working].map(({ usable }) => usable),
  );
}

/** Elements by the key that they were written under: those of one range together. */
export function byWrittenKey(elements: readonly PowerElement[]): readonly (readonly PowerElement[])[] {
  const groups = new Map<string, PowerElement[]>();
  for (const element of elements) append(groups, element.path.join('.'), element);
  return [...groups.values()];
}

/** How many generators of one range may be out of work. */
export function spareOf([first]: readonly PowerElement[]): number {
  return first?.kind === 'generator' ? (first.spec.spare ?? 0) : 0;
}
