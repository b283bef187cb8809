import { type Earning, mayPromise, type Phase, type Programme, type Site, shedPlan } from '../model/index.ts';
import { rungId } from './rung-id.ts';

/** A programme with what an event calls in a phase. */
export function programmeView(site: Site, programme: Programme, phase: Phase) {
  const { depth, notice, duration, ramp, kind, events, penalty } = programme.spec;
  const { called, offer } = shedPlan(site, programme, phase);
  return {
    id: programme.id,
    kind: kind ?? null,
    depth,
    notice,
    ramp: ramp ?? null,
    duration,
    events: events ?? null,
    penalty: penalty ?? null,
    offer: offer.like(depth),
    called: called.map(({ step, shed }) => ({ id: rungId(step), name: step.name, by: step.by, shed })),
  };
}

/** The reverse of a proof: what the site may promise, for each time in which another rung of its ladder has answered. */
export function promisesOf(site: Site, phase: Phase) {
  const seen = new Set<number>();
  const times = site.ladder
    .map(({ takes }) => takes)
    .filter((takes) => !seen.has(Number(takes)) && seen.add(Number(takes)))
    .toSorted((a, b) => Number(a) - Number(b));
  return times.map((within) => {
    const offers = site.phases.map((one) => ({ id: one.id, power: mayPromise(site, one, within) }));
    const worst = offers.reduce((least, next) => (next.power < least.power ? next : least));
    return {
      id: String(within).replace(' ', ''),
      within,
      now: mayPromise(site, phase, within),
      always: worst.power,
      worst: worst.id,
    };
  });
}

/** What a MWh earns, in whole cents. */
export function earningView({ name, price, perMwh, on, marginPerMwh, breakEven }: Earning) {
  return {
    id: name,
    name,
    currency: price.currency,
    on,
    price: price.amount,
    per: price.per,
    perMwh: cents(perMwh),
    margin: marginPerMwh === undefined ? null : cents(marginPerMwh),
    breakEven: breakEven === undefined ? null : cents(breakEven),
  };
}

function cents(amount: number): number {
  return Math.round(amount * 100) / 100;
}
