import { append } from '../model/append.ts';
import type { Phase, PowerElement, Site, WorstFailure } from '../model/index.ts';
import { kW, type Power } from '../units/index.ts';

/** One line of the single line: elements of one key that stand alike, below what they hang from. */
export interface SingleLine {
  readonly elements: readonly PowerElement[];
  /** Levels below an intake or a generator. */
  readonly depth: number;
  readonly load: Power;
  readonly usable: Power;
  readonly worst: WorstFailure | undefined;
  /** The higher of the load and what a failure makes of it. */
  readonly peak: Power;
  /** What is left of what it carries at that peak. */
  readonly margin: Power;
}

/** The graph as a tree, each element below the first of its sources: intakes and generators first. Without recursion. */
export function singleLine(site: Site, phase: Phase): readonly SingleLine[] {
  const below = new Map<PowerElement | undefined, PowerElement[]>();
  for (const element of site.power.elements) {
    append(below, element.sources[0], element);
  }
  const lines: SingleLine[] = [];
  const open = groupsOf(below.get(undefined) ?? [], phase)
    .map((elements) => ({ elements, depth: 0 }))
    .reverse();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { elements, depth } = next;
    lines.push(lineOf(elements, depth, phase));
    const children = elements.flatMap((element) => below.get(element) ?? []);
    for (const group of groupsOf(children, phase).toReversed()) open.push({ elements: group, depth: depth + 1 });
  }
  return lines;
}

/** The failure that leaves the least of what an element carries; nothing where no failure loads anything. */
export function worstFailure(
  phase: Phase,
): { readonly element: PowerElement; readonly worst: WorstFailure } | undefined {
  let most: { readonly element: PowerElement; readonly worst: WorstFailure } | undefined;
  for (const [element, worst] of phase.worstOf) {
    if (most === undefined || worst.load.per(element.usable) > most.worst.load.per(most.element.usable) * (1 + 1e-9))
      most = { element, worst };
  }
  return most;
}

function groupsOf(elements: readonly PowerElement[], phase: Phase): readonly (readonly PowerElement[])[] {
  const groups = new Map<string, PowerElement[]>();
  for (const element of elements) {
    const figures = [phase.loadOf.get(element), element.usable, phase.worstOf.get(element)?.load].map(String);
    append(groups, [element.path.join('.'), ...figures].join('|'), element);
  }
  return [...groups.values()];
}

function lineOf(elements: readonly PowerElement[], depth: number, phase: Phase): SingleLine {
  const [first] = elements;
  const load = (first && phase.loadOf.get(first)) ?? kW(0);
  const worst = first && phase.worstOf.get(first);
  const usable = (first?.usable ?? kW(0)).as(load.unit);
  const peak = worst !== undefined && worst.load > load ? worst.load : load;
  return { elements, depth, load, usable, worst, peak, margin: usable.minus(peak) };
}
