import { bitfarmsWashington, uminersContainers } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { type PowerElement, rootsOf, type Site, supplyLimit } from '../../model/index.ts';
import { exampleSite, islandOf } from '../example-site.ts';
import { inPhase } from '../overload.ts';

export const envelopeExceeded: Rule<Site> = {
  code: 'power/envelope-exceeded',
  severity: 'error',
  holds:
    'In every phase the racks at the design PUE, the miners with their fans and pumps, and the losses of the UPS stay within what the intakes allow and what on-site generation gives with its spare sets out of work.',
  because:
    'The utility sells a limit, not an average: the hottest day with every job running is the day that counts, and in the middle of a conversion the miners are still there.',
  citations: [bitfarmsWashington, uminersContainers],

  *find(site) {
    const roots = rootsOf(site.power);
    const [first] = roots;
    if (first === undefined) return;
    const limit = supplyLimit(site.power);
    const own = roots.some((root) => root.kind === 'generator');
    const keys = new Set(roots.map((root) => root.path.join('.')));
    for (const phase of site.phases) {
      if (!phase.facility.exceeds(limit)) continue;
      const parts = [`${phase.it.like(limit)} of racks at PUE ${site.spec.site.designPue}`];
      if (Number(phase.miners) > 0)
        parts.push(`${phase.miners.like(limit)} of miners and ${phase.minerOverhead.like(limit)} of what cools them`);
      if (Number(phase.losses) > 0) parts.push(`${phase.losses.like(limit)} of losses`);
      const missing = phase.facility.minus(limit).like(limit);
      yield {
        path: keys.size > 1 ? (own ? ['power'] : ['power', 'intakes']) : [...first.path, own ? 'rating' : 'limit'],
        message: `the site draws ${phase.facility.like(limit)}${inPhase(phase, site)} (${parts.join(', ')}) but ${namesOf(roots)} ${limit}`,
        help: `take ${missing} of racks or miners out of it, or ${own ? `add generation for ${phase.facility.like(limit).roundedUp()}` : `agree on ${phase.facility.like(limit).roundedUp()} with the utility`}`,
      };
    }
  },

  examples: {
    valid: [exampleSite(), exampleSite(islandOf('rating: 60 kW, spare: 1')), besideMiners('')],
    invalid: [
      {
        input: exampleSite({ 'power.intakes': 'grid: { limit: 100 kW, voltage: 13.8 kV, powerFactor: 0.95 }' }),
        at: 'power.intakes.grid.limit',
      },
      {
        // No utility: three sets of 40 kW, and one of them is spare.
        input: exampleSite(islandOf('rating: 40 kW, spare: 1')),
        at: 'power.generators.gen-(1..3).rating',
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
      {
        // 108 kW of racks with their cooling and 30.1 kW of miners: 3 % for their fans fit into 140 kW, 10 % do not.
        input: besideMiners(', pue: 1.1'),
        at: 'power.intakes.grid.limit',
      },
    ],
  },
};

function namesOf(roots: readonly PowerElement[]): string {
  const [first] = roots;
  const own = roots.filter((root) => root.kind === 'generator');
  if (roots.length === 1) return `its ${first?.kind} "${first?.id}" ${own.length > 0 ? 'gives' : 'allows'}`;
  if (own.length === 0) return 'its intakes allow';
  const spare = own.some((root) => root.kind === 'generator' && (root.spec.spare ?? 0) > 0);
  const sets = `its generators give${spare ? ' with the spare ones out of work' : ''}`;
  return own.length === roots.length ? sets : 'its intakes and generators give';
}

function besideMiners(pue: string): string {
  return exampleSite({
    'power.intakes': 'grid: { limit: 140 kW, voltage: 13.8 kV, powerFactor: 0.95 }',
    mine: `asics: { s19: { model: bitmain/s19-xp, count: 10, feeds: bus-1, fate: sheddable${pue} } }`,
  });
}
