import { needhamConversion } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Leftover, Phase, Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';
import { inPhase } from '../overload.ts';

export const removedButLoaded: Rule<Site> = {
  code: 'conversion/removed-but-loaded',
  severity: 'error',
  holds: 'From the phase that removes it on, nothing hangs from what the mine had.',
  because: 'The excavator comes on a day in a contract: what still hangs from the old transformer then goes dark.',
  citations: [needhamConversion],

  *find(site) {
    for (const leftover of site.leftovers) {
      if (leftover.spec.fate !== 'remove') continue;
      const phase = site.phases.slice(startOf(site, leftover)).find((one) => loaded(site, leftover, one).length > 0);
      if (phase === undefined) continue;
      const [name] = loaded(site, leftover, phase);
      yield {
        path: [...leftover.path, 'fate'],
        message: `"${leftover.id}" is removed, but "${name}" still carries load${inPhase(phase, site)}`,
        help: 'hang its load elsewhere first, or remove it in a later phase: phase: …',
      };
    }
  },

  examples: {
    valid: [exampleSite(), gone('tx-3', 'remove')],
    invalid: [{ input: gone('tx-1', 'remove'), at: 'mine.keeps.old.fate' }],
  },
};

function startOf(site: Site, leftover: Leftover): number {
  return Math.max(
    0,
    site.phases.findIndex((phase) => phase.id === leftover.phaseId),
  );
}

function loaded(site: Site, leftover: Leftover, phase: Phase): readonly string[] {
  return leftover.is.filter((name) => {
    const element = site.power.byId.get(name);
    if (element !== undefined) return Number(phase.loadOf.get(element) ?? 0) > 0;
    return phase.rows.some((row) => row.hallId === name);
  });
}

function gone(what: string, fate: string): string {
  return exampleSite({
    'power.transformers':
      'tx-(1..2): { from: grid, rating: 250 kVA, secondary: 415 V }\ntx-3: { from: grid, rating: 1 MVA, secondary: 415 V }',
    mine: `keeps:\n  old: { fate: ${fate}, is: ${what} }`,
  });
}
