import { bitfarmsWashington } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { sum, W } from '../../units/index.ts';
import { exampleSite } from '../example-site.ts';
import { inPhase } from '../overload.ts';

export const envelopeExceeded: Rule<Site> = {
  code: 'power/envelope-exceeded',
  severity: 'error',
  holds:
    'In every phase the racks at the design PUE, the miners and the losses of the UPS stay within what the intakes allow.',
  because:
    'The utility sells a limit, not an average: the hottest day with every job running is the day that counts, and in the middle of a conversion the miners are still there.',
  citations: [bitfarmsWashington],

  *find(site) {
    const intakes = site.power.elements.filter((element) => element.kind === 'intake');
    const [first] = intakes;
    if (first === undefined) return;
    const limit = sum(
      W(0),
      intakes.map((intake) => intake.spec.limit),
    ).like(first.spec.limit);
    for (const phase of site.phases) {
      if (!phase.facility.exceeds(limit)) continue;
      const parts = [`${phase.it.like(limit)} of racks at PUE ${site.spec.site.designPue}`];
      if (Number(phase.miners) > 0) parts.push(`${phase.miners.like(limit)} of miners`);
      if (Number(phase.losses) > 0) parts.push(`${phase.losses.like(limit)} of losses`);
      const missing = phase.facility.minus(limit).like(limit);
      yield {
        path: intakes.length === 1 ? [...first.path, 'limit'] : ['power', 'intakes'],
        message: `the site draws ${phase.facility.like(limit)}${inPhase(phase, site)} (${parts.join(', ')}) but its ${intakes.length === 1 ? `intake "${first.id}" allows` : 'intakes allow'} ${limit}`,
        help: `take ${missing} of racks or miners out of it, or agree on ${phase.facility.like(limit).roundedUp()} with the utility`,
      };
    }
  },

  examples: {
    valid: [exampleSite()],
    invalid: [
      {
        input: exampleSite({ 'power.intakes': 'grid: { limit: 100 kW, voltage: 13.8 kV, powerFactor: 0.95 }' }),
        at: 'power.intakes.grid.limit',
      },
      {
        // Miners that stay beside the first racks: each fits alone, both do not.
        input: exampleSite({
          'power.intakes': 'grid: { limit: 120 kW, voltage: 13.8 kV, powerFactor: 0.95 }',
          mine: 'asics:\n  s19: { model: bitmain/s19-xp, count: 10, feeds: bus-1, fate: sheddable }',
          phases: 'first: { ready: 2026-12-01, adds: { train: all } }\nlast: { ready: 2027-06-01, removes: [s19] }',
        }),
        at: 'power.intakes.grid.limit',
      },
    ],
  },
};
