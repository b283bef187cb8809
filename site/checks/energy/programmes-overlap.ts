import { fourPeaks, voluntaryCurtailment } from '../../catalog/grid-programmes.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { answerTime, type Phase, type Programme, type Site, shedPlan } from '../../model/index.ts';
import { kW, type Power } from '../../units/index.ts';
import { exampleSite } from '../example-site.ts';
import { inPhase } from '../overload.ts';

export const programmesOverlap: Rule<Site> = {
  code: 'energy/programmes-overlap',
  severity: 'warning',
  holds: 'In every phase, programmes that may call at once can be met at once, and leave the floor.',
  because:
    'The hour of the summer peak is the hour of the emergency: a load that was promised to both is off once, and one of the two is missed.',
  citations: [fourPeaks, voluntaryCurtailment],

  *find(site) {
    const together = site.programmes
      .filter(({ spec }) => spec.alone !== true)
      .toSorted((a, b) => Number(answerTime(a)) - Number(answerTime(b)));
    if (together.length < 2) return;
    for (const phase of site.phases) {
      const short = shortIn(site, together, phase);
      if (short === undefined) continue;
      const names = short.of.map(({ id }) => `"${id}"`).join(' and ');
      yield {
        path: ['energy', 'programmes'],
        message: `programmes ${names} ask for ${short.asked} at once${inPhase(phase, site)}, but ${short.floor ? `only ${short.offer} stand above the floor` : `only ${short.offer} can be shed in time`}`,
        help: `offer ${short.asked.minus(short.offer).roundedUp()} less to one of them, or write alone: true where the rules keep them apart`,
        related: short.of.map(({ path }) => ({ path: [...path, 'depth'], message: 'asked for here' })),
      };
      return;
    }
  },

  examples: {
    valid: [exampleSite(), both('12 kW', ''), both('20 kW', ', alone: true')],
    invalid: [{ input: both('20 kW', ''), at: 'energy.programmes' }],
  },
};

/** Of the programmes in the order in which they have to be answered: the first at which their sum is more than there is. */
function shortIn(site: Site, programmes: readonly Programme[], phase: Phase) {
  const floor = site.spec.energy?.floor ?? kW(0);
  let asked: Power = kW(0);
  for (const [i, programme] of programmes.entries()) {
    const before = asked;
    asked = asked.like(programme.spec.depth).plus(programme.spec.depth);
    // One alone is told by `energy/programme-not-met` and `energy/floor-broken`.
    if (Number(before) === 0) continue;
    const of = programmes.slice(0, i + 1);
    const offer = shedPlan(site, programme, phase).offer.like(asked);
    if (asked.exceeds(offer)) return { of, asked, offer, floor: false };
    const above = phase.facility.minus(floor).like(asked);
    if (asked.exceeds(above)) return { of, asked, offer: above, floor: true };
  }
  return undefined;
}

/** Eight servers give 26.5 kW with their cooling when they are capped. */
function both(depth: string, alone: string): string {
  return exampleSite({
    tenants: 'open: { isolation: shared, pools: { train: all }, contract: { flexible: true } }',
    energy: `
      floor: 50 kW
      programmes:
        peaks: { depth: 12 kW, notice: 1 h, duration: 1 h }
        emergency: { depth: ${depth}, notice: 10 min, duration: 1 h${alone} }
      shed: [open.train]`,
  });
}
