import { links } from '../links.ts';
import { meters, thresholds } from '../meters.ts';
import type { FailureMode } from '../rules.ts';

const HOLDS = '15m';

/** One series an element, also where two exporters read its meter. */
const load = `max by (element) (${meters.elementPower.name})`;

/** The load of the element that may fail, under the label by which the transfer share names it. */
const failing = `label_replace(${load}, "failed", "$1", "element", "(.+)")`;

/** Redundancy that the load of today has used up: the next failure would overload what survives. */
export const failureWouldOverload: FailureMode = () => [
  {
    name: 'FailureWouldOverload',
    severity: 'warning',
    domain: 'power',
    expr: [
      `${thresholds.failureTransfer} * on (failed) group_left () ${failing}`,
      `+ on (element) group_left () ${load}`,
      `> on (element) group_left (kind) ${thresholds.elementUsable}`,
    ].join('\n'),
    holds: HOLDS,
    summary:
      'losing {{ $labels.failed }} now would lay {{ $value | humanize }}W on {{ $labels.element }}, more than it carries',
    runbook: 'Take no element out of work; cap a pool or move load until the margin is back.',
    link: links.singleFailure,
  },
];
