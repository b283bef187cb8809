import { bitfarmsWashington } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const phasesOutOfOrder: Rule<Site> = {
  code: 'conversion/phases-out-of-order',
  severity: 'error',
  holds: 'Each phase is ready on a later day than the one before it.',
  because:
    'Every phase is worked out as the one before it with its changes. In another order the site would be checked in states that it is never in.',
  citations: [bitfarmsWashington],

  *find(site) {
    for (const [i, phase] of site.phases.entries()) {
      const before = site.phases[i - 1];
      if (before?.ready === undefined || phase.ready === undefined || phase.ready > before.ready) continue;
      yield {
        path: [...phase.path, 'ready'],
        message: `phase "${phase.id}" is ready on ${phase.ready}, not after phase "${before.id}" on ${before.ready}`,
        help: 'correct the day, or write the phases in the order in which they happen',
        related: [{ path: [...before.path, 'ready'], message: 'the phase before' }],
      };
    }
  },

  examples: {
    valid: [exampleWith('2027-06-30')],
    invalid: [{ input: exampleWith('2026-11-30'), at: 'phases.second.ready' }],
  },
};

function exampleWith(ready: string): string {
  return exampleSite({
    'halls.hall-1.rows':
      'row-1: { racks: 4, feeds: [bus-1, bus-2] }\nrow-2: { racks: 1, feeds: [bus-1, bus-2] }\nrow-3: { racks: 4, feeds: [bus-1, bus-2] }',
    pools: 'train: { server: nvidia/dgx-h100, perRack: 2, racks: [hall-1/row-1, hall-1/row-3], use: training }',
    fabrics: '',
    phases: `first: { ready: 2026-12-15, adds: { train: hall-1/row-1 } }\nsecond: { ready: ${ready}, adds: { train: hall-1/row-3 } }`,
  });
}
