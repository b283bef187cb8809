import { links } from '../links.ts';
import { meters, thresholds } from '../meters.ts';
import type { FailureMode } from '../rules.ts';

/** Longer than the inrush of a rack, far shorter than a thermal trip curve's hours at a small overload: a figure of ours. */
const HOLDS = '5m';

/** An element above its nameplate, or an intake above its contract. */
export const overRating: FailureMode = () => [
  {
    name: 'ElementOverRating',
    severity: 'critical',
    domain: 'power',
    expr: `${meters.elementPower.name} > on (element) group_left (kind) ${thresholds.elementRating}`,
    holds: HOLDS,
    summary: '{{ $labels.element }} carries {{ $value | humanize }}W, more than its rating',
    runbook: 'Shed by the ladder of the site file now, then find what was added.',
    link: links.continuousLoad,
  },
];
