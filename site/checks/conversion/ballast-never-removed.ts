import { bitfarmsWindDown } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const ballastNeverRemoved: Rule<Site> = {
  code: 'conversion/ballast-never-removed',
  severity: 'warning',
  holds: 'A conversion in phases removes its miners in one of them.',
  because:
    'Miners earn while the first racks come, and are shed first. After the last phase they hold feeds and a part of the intake that nobody has planned to give back; where they are meant to stay, a waiver says until when.',
  citations: [bitfarmsWindDown],

  *find(site) {
    if (site.spec.phases === undefined) return;
    for (const [fleet, { draw }] of site.final.standing) {
      yield {
        path: fleet.path,
        message: `fleet "${fleet.id}" still draws ${draw} after the last phase, "${site.final.id}"`,
        help: `write removes: [${fleet.id}] in a phase, or waive this where the fleet stays as ballast`,
      };
    }
  },

  examples: {
    valid: [exampleWith(', removes: [s19]')],
    invalid: [{ input: exampleWith(''), at: 'mine.asics.s19' }],
  },
};

function exampleWith(removes: string): string {
  return exampleSite({
    mine: 'asics:\n  s19: { model: bitmain/s19-xp, count: 10, feeds: bus-1, fate: sheddable }',
    phases: `only: { ready: 2026-12-15, adds: { train: all }${removes} }`,
  });
}
