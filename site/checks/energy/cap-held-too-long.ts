import { phoenixFlexibility } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { offerOf, type Site, shedPlan } from '../../model/index.ts';
import { h } from '../../units/index.ts';
import { exampleSite } from '../example-site.ts';
import { inPhase } from '../overload.ts';

/** For how long a quarter was held in Phoenix; in London, over 30 % were held for up to ten hours, once. */
const HELD = h(3);

export const capHeldTooLong: Rule<Site> = {
  code: 'energy/cap-held-too-long',
  severity: 'warning',
  holds: 'A programme that lasts for more than three hours is met without capped GPUs.',
  because:
    'A quarter less for three hours is what was shown with the quality of service kept. Jobs that run slower for a day miss what they were started for.',
  citations: [phoenixFlexibility],

  *find(site) {
    for (const programme of site.programmes) {
      const { depth, duration } = programme.spec;
      if (duration <= HELD) continue;
      for (const phase of site.phases) {
        const { inTime, offer } = shedPlan(site, programme, phase);
        const without = offerOf(inTime.filter(({ step }) => step.by !== 'cap')).like(depth);
        // What cannot be met at all is told by `energy/programme-not-met`.
        if (depth.exceeds(offer) || !depth.exceeds(without)) continue;
        yield {
          path: [...programme.path, 'duration'],
          message: `programme "${programme.id}" lasts for ${duration}${inPhase(phase, site)} and needs capped GPUs for ${depth.minus(without)} of its ${depth}, which was shown for ${HELD}`,
          help: 'pause jobs instead, keep miners for it, or offer it for three hours',
        };
        break;
      }
    }
  },

  examples: {
    valid: [exampleSite(), event('3 h')],
    invalid: [{ input: event('4 h'), at: 'energy.programmes.grid.duration' }],
  },
};

function event(duration: string): string {
  return exampleSite({
    tenants: 'open: { isolation: shared, pools: { train: all }, contract: { flexible: true } }',
    energy: `
      floor: 50 kW
      programmes: { grid: { depth: 20 kW, notice: 10 min, duration: ${duration} } }
      shed: [open.train]`,
  });
}
