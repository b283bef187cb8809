import { nonControllableRamp } from '../../catalog/grid-programmes.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { answerTime, offerOf, type Phase, type Programme, type Site, shedPlan } from '../../model/index.ts';
import { type Duration, type Power, s } from '../../units/index.ts';
import { exampleSite } from '../example-site.ts';
import { inPhase } from '../overload.ts';

export const rampNotFollowed: Rule<Site> = {
  code: 'energy/ramp-not-followed',
  severity: 'error',
  holds: 'In every phase and at every moment of a ramp, at least as much is gone as the ramp asks for by then.',
  because:
    'A ramp is measured on its way down, not at its end: a ladder whose first rung answers after two minutes is short for two minutes, and is paid as if it had not answered.',
  citations: [nonControllableRamp],

  *find(site) {
    for (const programme of site.programmes) {
      const behind = site.phases.flatMap((phase) => behindIn(site, programme, phase) ?? []);
      const [first] = behind;
      if (first === undefined) continue;
      const { phase, at, asked, shed } = first;
      yield {
        path: [...programme.path, 'ramp'],
        message: `programme "${programme.id}" asks for ${asked} by ${at} after its call${inPhase(phase, site)}, where only ${shed} are gone`,
        help: 'put rungs on the ladder that answer sooner, agree on a shorter notice with their tenants, or on a longer one with the grid',
        related: [{ path: ['energy', 'shed'], message: 'the ladder' }],
      };
    }
  },

  examples: {
    valid: [exampleSite(), event('10 min', 'open.train'), event('3 min', 'miners, open.train')],
    invalid: [{ input: event('1 min', 'miners, open.train'), at: 'energy.programmes.reserve.ramp' }],
  },
};

interface Behind {
  readonly phase: Phase;
  readonly at: Duration;
  readonly asked: Power;
  readonly shed: Power;
}

/** The first moment, just before a rung is done, at which less is gone than the ramp asks for. */
function behindIn(site: Site, programme: Programme, phase: Phase): Behind | undefined {
  const { notice, ramp, depth } = programme.spec;
  const { inTime, offer } = shedPlan(site, programme, phase);
  // What is not enough at the end is told by `energy/programme-not-met`.
  if (ramp === undefined || depth.exceeds(offer)) return undefined;
  const moments = [...new Set(inTime.map(({ step }) => step.takes.in(s)))].toSorted((a, b) => a - b);
  for (const at of moments) {
    const gone = offerOf(inTime.filter(({ step }) => step.takes.in(s) < at)).like(depth);
    const asked = depth.times(Math.min(1, Math.max(0, (at - notice.in(s)) / ramp.in(s))));
    if (asked.exceeds(gone)) return { phase, at: s(at).like(answerTime(programme)), asked, shed: gone };
  }
  return undefined;
}

/** Miners give 30 kW in three minutes, tenants 26 kW in thirty seconds. */
function event(notice: string, ladder: string): string {
  return exampleSite({
    tenants: 'open: { isolation: shared, pools: { train: all }, contract: { flexible: true } }',
    mine: 'asics: { miners: { model: bitmain/s19-xp, count: 10, feeds: bus-1, fate: sheddable } }',
    energy: `
      floor: 50 kW
      programmes: { reserve: { depth: ${ladder.includes('miners') ? '50 kW' : '20 kW'}, notice: ${notice}, ramp: 3 min, duration: 1 h } }
      shed: [${ladder}]`,
  });
}
