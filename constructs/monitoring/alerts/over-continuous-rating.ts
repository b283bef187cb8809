import { links } from '../links.ts';
import { meters, thresholds } from '../meters.ts';
import type { FailureMode } from '../rules.ts';

/** A load is continuous when its highest current is expected to go on for three hours or more (NEC 2023, article 100). */
const CONTINUOUS = '3h';

/** Checkpoints make the load dip for seconds: the mean over five minutes is what heats a breaker. */
const MEAN = '5m';

/** A feeder that carries for hours more than the code lets it. */
export const overContinuousRating: FailureMode = () => [
  {
    name: 'ElementOverContinuousRating',
    severity: 'critical',
    domain: 'power',
    expr: `avg_over_time(${meters.elementPower.name}[${MEAN}]) > on (element) group_left (kind) ${thresholds.elementUsable}`,
    holds: CONTINUOUS,
    summary: '{{ $labels.element }} carries {{ $value | humanize }}W for three hours, more than its continuous rating',
    runbook: 'Move load to another feed or cap its pools; a breaker run above its continuous rating may trip.',
    link: links.continuousLoad,
  },
];
