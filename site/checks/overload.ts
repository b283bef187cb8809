import { inOwnUnit, type Phase, type PowerElement, type Site, usableInOwnUnit } from '../model/index.ts';
import type { Power } from '../units/index.ts';

/** An element that is asked for more than it carries for hours. */
export interface Overload {
  readonly element: PowerElement;
  readonly phase: Phase;
  readonly load: Power;
  /** What failed, where everything else was in work. */
  readonly failed?: PowerElement;
}

/** One key of the file may stand for many elements: what is wrong with them is said once, of the worst. */
export interface WorstOfKey extends Overload {
  /** ` (and 4 more of "bus-a(1..10)")`, or nothing. */
  readonly more: string;
}

export function worstOfEachKey(overloads: Iterable<Overload>): readonly WorstOfKey[] {
  const byKey = new Map<string, Map<PowerElement, Overload>>();
  for (const overload of overloads) {
    const key = String(overload.element.path.at(-1));
    const ofKey = byKey.get(key) ?? new Map<PowerElement, Overload>();
    const known = ofKey.get(overload.element);
    if (known === undefined || excess(overload) > excess(known)) ofKey.set(overload.element, overload);
    byKey.set(key, ofKey);
  }
  return [...byKey].flatMap(([key, ofKey]): WorstOfKey[] => {
    const [first, ...rest] = ofKey.values();
    if (first === undefined) return [];
    const worst = rest.reduce((most, next) => (excess(next) > excess(most) ? next : most), first);
    return [{ ...worst, more: rest.length === 0 ? '' : ` (and ${rest.length} more of "${key}")` }];
  });
}

/** `busway "bus-1" is asked for 210 A and carries 200 A`. */
export function askedFor(element: PowerElement, load: Power): string {
  return `${element.kind} "${element.id}" is asked for ${inOwnUnit(element, load)} and carries ${usableInOwnUnit(element)}`;
}

/** `rate it at 3,260 A or more`: the nameplate that would carry a load for hours. */
export function ratedFor(element: PowerElement, load: Power): string {
  return `rate it at ${inOwnUnit(element, load.times(1 / element.continuousShare)).roundedUp()} or more`;
}

/** ` in phase "phase-2"`, where the file has phases. */
export function inPhase(phase: Phase, site: Site): string {
  return site.spec.phases === undefined ? '' : ` in phase "${phase.id}"`;
}

/** Share of what it carries; sums that differ by rounding alone count as equal, so that the first is named. */
function excess({ element, load }: Overload): number {
  return Math.round(load.per(element.usable) * 1e9);
}
