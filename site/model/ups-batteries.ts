import { type Duration, kW, larger, type Power, rideThrough } from '../units/index.ts';
import type { PowerElement } from './power-graph.ts';
import type { Phase } from './site.ts';

/** How long the batteries of a UPS last. */
export interface RideThrough {
  readonly load: Power;
  readonly lasts: Duration;
}

const NOTHING = kW(0);

/** With everything in work, and with the failure that lays most on it; nothing for what carries nothing. */
export function rideThroughOf(
  element: PowerElement,
  phase: Phase,
): { readonly normal: RideThrough; readonly worst: RideThrough } | undefined {
  if (element.kind !== 'ups') return undefined;
  const { energy, efficiency } = element.spec;
  const of = (load: Power): RideThrough => ({ load, lasts: rideThrough(energy, load, efficiency) });
  const load = phase.loadOf.get(element) ?? NOTHING;
  const most = larger(load, phase.worstOf.get(element)?.load ?? NOTHING);
  return Number(load) > 0 ? { normal: of(load), worst: of(most) } : undefined;
}

/** How long the sets take that bring its mains back: those behind it, or behind the nearest board above it that has some. */
export function startsBehind(ups: PowerElement): readonly Duration[] {
  let level: ReadonlySet<PowerElement> = new Set([ups]);
  while (level.size > 0) {
    const starts = [...level].flatMap(({ backups }) =>
      backups.flatMap((backup) => (backup.kind === 'generator' ? (backup.spec.startsIn ?? []) : [])),
    );
    if (starts.length > 0) return starts;
    level = new Set([...level].flatMap(({ sources }) => sources));
  }
  return [];
}
