import { programmeKinds } from '../catalog/index.ts';
import { type Duration, kW, larger, type Power, s, smaller, sum } from '../units/index.ts';
import type { Phase, Programme, ShedStep, Site } from './site.ts';

/** A rung that an event calls, and what it takes off then. */
export interface Called {
  readonly step: ShedStep;
  readonly shed: Power;
}

/** How a site answers a programme in one phase. */
export interface ShedPlan {
  readonly phase: Phase;
  /** Rungs that answer in time, in the order of the ladder. */
  readonly inTime: readonly Called[];
  /** Those of them that it takes to reach the depth: what stands on the ladder first goes first. */
  readonly called: readonly Called[];
  /** What all rungs in time take off together. */
  readonly offer: Power;
}

const NOTHING = kW(0);

/** The plan of an event: rungs of firm tenants, and rungs that come too late, are not in it. */
export function shedPlan(site: Site, programme: Programme, phase: Phase): ShedPlan {
  const inTime = site.ladder
    .filter((step) => counts(step, programme))
    .map((step) => ({ step, shed: step.shedIn(phase) }))
    .filter(({ shed }) => Number(shed) > 0);
  const called: Called[] = [];
  let total: Power = NOTHING;
  for (const one of inTime) {
    if (!programme.spec.depth.exceeds(total)) break;
    called.push(one);
    total = total.plus(one.shed);
  }
  return { phase, inTime, called, offer: offerOf(inTime) };
}

/** From the call until the whole depth has to be gone. */
export function answerTime({ spec }: Programme): Duration {
  return spec.notice.plus(spec.ramp ?? s(0));
}

/** Whether a rung is any help in a programme. */
export function counts(step: ShedStep, programme: Programme): boolean {
  if (step.takes > answerTime(programme)) return false;
  if (step.claim !== undefined && !step.claim.tenant.flexible) return false;
  // A load that follows a set point is turned down by degrees: a pause is all or nothing.
  const kind = programme.spec.kind === undefined ? undefined : programmeKinds[programme.spec.kind];
  return !(kind !== undefined && 'follows' in kind && step.by === 'pause');
}

export function offerOf(rungs: readonly Called[]): Power {
  return sum(
    NOTHING,
    rungs.map(({ shed }) => shed),
  );
}

/** The most that a site can take off within a time, in one phase: what its ladder gives, and no more than stands above the floor. */
export function mayPromise(site: Site, phase: Phase, within: Duration): Power {
  const ladder = sum(
    NOTHING,
    site.ladder
      .filter((step) => step.takes <= within && (step.claim === undefined || step.claim.tenant.flexible))
      .map((step) => step.shedIn(phase)),
  );
  const floor = site.spec.energy?.floor ?? NOTHING;
  return larger(NOTHING, smaller(ladder, phase.facility.minus(floor).as(kW)));
}

/** Calls in a year: a season comes once, a month twelve times. Absent where the text is. */
export function eventsAYear(written: string | undefined): number | undefined {
  if (written === undefined) return undefined;
  const [count, , period] = written.split(' ');
  return Number(count) * (period === 'month' ? 12 : 1);
}
