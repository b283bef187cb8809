import { miningDevelopmentKit, openAdr, phoenixFlexibility } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { answerTime, type Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const noticeTooShort: Rule<Site> = {
  code: 'energy/notice-too-short',
  severity: 'info',
  holds: 'Every rung of the ladder answers within the notice of every programme.',
  because:
    'A rung that waits for the warning its tenant was promised, or for miners to stop, comes too late for a faster programme and is not counted there.',
  citations: [openAdr, phoenixFlexibility, miningDevelopmentKit],

  *find(site) {
    for (const step of site.ladder) {
      const faster = site.programmes.filter((programme) => step.takes > answerTime(programme));
      if (faster.length === 0) continue;
      yield {
        path: step.path,
        message: `"${step.name}" is shed in ${step.takes}, too late for ${faster.map((programme) => `programme "${programme.id}" with ${answerTime(programme)}`).join(' and ')}`,
        help: 'it counts for nothing there; agree on a shorter notice with the tenant, or on a longer one with the grid',
      };
    }
  },

  examples: {
    valid: [exampleSite(), ladder('10 min')],
    invalid: [{ input: ladder('30 s'), at: 'energy.shed.0' }],
  },
};

function ladder(notice: string): string {
  return exampleSite({
    tenants: 'open: { isolation: shared, pools: { train: all }, contract: { flexible: true, notice: 5 min } }',
    energy: `
      floor: 50 kW
      programmes: { fast: { depth: 10 kW, notice: ${notice}, duration: 1 h } }
      shed: [open.train]`,
  });
}
