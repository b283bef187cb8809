import { loadsInDispatch, nonControllableRamp } from '../../catalog/grid-programmes.ts';
import { programmeKinds } from '../../catalog/index.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const noticeLongerThanKind: Rule<Site> = {
  code: 'energy/notice-longer-than-kind',
  severity: 'error',
  holds: 'A programme is written with no more warning than its kind gives.',
  because:
    'A ladder that is proven for an hour of warning proves nothing for a dispatch that comes every five minutes, or for a reserve that has ten.',
  citations: [loadsInDispatch, nonControllableRamp],

  *find(site) {
    for (const { id, path, spec } of site.programmes) {
      if (spec.kind === undefined) continue;
      const kind = programmeKinds[spec.kind];
      if (!('longestNotice' in kind)) continue;
      const answer = spec.ramp === undefined ? spec.notice : spec.notice.plus(spec.ramp);
      if (answer <= kind.longestNotice) continue;
      yield {
        path: [...path, 'notice'],
        message: `programme "${id}" gives ${answer} until all of the load is gone, but ${kind.title} has ${kind.longestNotice.like(answer)}`,
        help: `write ${kind.longestNotice} or less, with its ramp, or another kind`,
      };
    }
  },

  examples: {
    valid: [exampleSite(), event('controllable-load', '5 min'), event('voluntary', '1 h')],
    invalid: [
      { input: event('controllable-load', '6 min'), at: 'energy.programmes.grid.notice' },
      { input: event('non-controllable-load', '30 min'), at: 'energy.programmes.grid.notice' },
    ],
  },
};

function event(kind: string, notice: string): string {
  return exampleSite({
    tenants: 'open: { isolation: shared, pools: { train: all }, contract: { flexible: true } }',
    energy: `
      floor: 50 kW
      programmes: { grid: { kind: ${kind}, depth: 20 kW, notice: ${notice}, duration: 1 h } }
      shed: [open.train]`,
  });
}
