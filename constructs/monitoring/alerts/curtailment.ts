import { append } from '../../../site/model/append.ts';
import type { Site } from '../../../site/model/index.ts';
import { s } from '../../../site/units/index.ts';
import { links } from '../links.ts';
import { meters, thresholds } from '../meters.ts';
import type { Alert, FailureMode } from '../rules.ts';

const called = `${meters.programmeCalled.name} == 1`;

/** What the site draws: all intakes together. */
const draw = `sum(max by (element) (${meters.elementPower.name}) and on (element) ${thresholds.elementUsable}{kind="intake"})`;

/** A programme that has called: that it runs, that it is not met, that it went too deep. */
export const curtailment: FailureMode = (site) =>
  site.programmes.length === 0 ? [] : [running, ...notMet(site), belowFloor];

const running: Alert = {
  name: 'ProgrammeCalled',
  severity: 'info',
  domain: 'energy',
  expr: called,
  summary: 'programme {{ $labels.programme }} has called',
  runbook: 'Shed by the ladder of the site file, first rung first, and tell the tenants whose notice has begun.',
  link: links.programmes,
};

/** One alert for all programmes of one notice: before it ends nothing is owed. */
function notMet({ programmes }: Site): readonly Alert[] {
  const byNotice = new Map<number, string[]>();
  for (const { id, spec } of programmes) {
    append(byNotice, Math.ceil(spec.notice.in(s)), id);
  }
  return [...byNotice].map(([seconds, ids]) => ({
    name: 'ProgrammeNotMet',
    severity: 'critical',
    domain: 'energy',
    expr: [
      `${meters.programmeBaseline.name}{programme=~"${ids.join('|')}"} - on (programme) ${thresholds.programmeDepth}`,
      `< on () group_left () ${draw}`,
      `and on (programme) ${called}`,
    ].join('\n'),
    ...(seconds === 0 ? {} : { holds: `${seconds}s` }),
    summary:
      'programme {{ $labels.programme }} allows {{ $value | humanize }}W, its notice is over, and the site draws more',
    runbook: 'Take the next rung of the ladder now; what is not shed is paid for.',
    link: links.programmes,
  }));
}

const belowFloor: Alert = {
  name: 'FacilityBelowFloor',
  severity: 'warning',
  domain: 'energy',
  expr: `${thresholds.facilityFloor} > on () group_left () ${draw} and on () max(${meters.programmeCalled.name}) == 1`,
  holds: '5m',
  summary: 'the site draws less than its floor of {{ $value | humanize }}W while a programme runs',
  runbook: 'Give back the last rung: what is below the floor was never to be shed.',
  link: links.programmes,
};
