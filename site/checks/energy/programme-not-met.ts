import { miningDevelopmentKit, openAdr, phoenixFlexibility } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { answerTime, CAPPED_SHARE, type Site, shedPlan } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const programmeNotMet: Rule<Site> = {
  code: 'energy/programme-not-met',
  severity: 'error',
  holds:
    'In every phase, what a programme asks for can be shed within its notice and without touching a firm contract.',
  because:
    'GPUs give about a quarter of their draw when capped, so 10 MW of them shed 2.5 MW at most; miners give all of theirs, and once they are gone the promise to the grid has to rest on something else.',
  citations: [phoenixFlexibility, miningDevelopmentKit, openAdr],

  *find(site) {
    for (const programme of site.programmes) {
      const asked = programme.spec.depth;
      const offers = site.phases.map((phase) => ({ phase, offer: shedPlan(site, programme, phase).offer.like(asked) }));
      const worst = offers.reduce((least, next) => (next.offer < least.offer ? next : least));
      if (!asked.exceeds(worst.offer)) continue;
      const slow = site.ladder.filter((step) => step.takes > answerTime(programme));
      const tooSlow =
        slow.length === 0 ? '' : `; ${slow.map(({ name, takes }) => `"${name}" takes ${takes}`).join(', ')}`;
      yield {
        path: [...programme.path, 'depth'],
        message: `programme "${programme.id}" asks for ${asked} within ${answerTime(programme)}, but in phase "${worst.phase.id}" only ${worst.offer} can be shed in time${tooSlow}`,
        help: `add rungs of flexible tenants to the ladder (a cap gives ${CAPPED_SHARE}, a pause more), keep the miners longer, or ${Number(worst.offer) > 0 ? `offer ${worst.offer.roundedDown()}` : 'leave the programme'}`,
        related: [{ path: ['energy', 'shed'], message: 'the ladder' }],
      };
    }
  },

  examples: {
    valid: [exampleSite(), event('30 kW', 'miners\n- open.train'), event('26 kW', 'open.train')],
    invalid: [
      { input: event('30 kW', 'open.train'), at: 'energy.programmes.interruptible.depth' },
      { input: event('40 kW', 'miners\n- open.train', '1 min'), at: 'energy.programmes.interruptible.depth' },
    ],
  },
};

function event(depth: string, ladder: string, notice = '10 min'): string {
  return exampleSite({
    tenants: 'open: { isolation: shared, pools: { train: all }, contract: { flexible: true } }',
    mine: 'asics: { miners: { model: bitmain/s19-xp, count: 10, feeds: bus-1, fate: sheddable } }',
    energy: `
      floor: 50 kW
      programmes: { interruptible: { depth: ${depth}, notice: ${notice}, duration: 4 h } }
      shed:
      - ${ladder.replaceAll('\n', '\n      ')}`,
  });
}
