import { links } from '../links.ts';
import { meters, thresholds } from '../meters.ts';
import type { FailureMode } from '../rules.ts';

/** A load is continuous when its highest current is expected to go on for three hours or more (NEC 2023, article 100). */
const CONTINUOUS = '3h';

/** Checkpoints make the load dip for seconds: the mean over five minutes is what heats a breaker. */
const MEAN = '5m';

/** A rack that its taps would not carry for hours: in a 2N pool those of one side alone. */
export const rackOverRating: FailureMode = () => [
  {
    name: 'RackOverContinuousRating',
    severity: 'critical',
    domain: 'power',
    expr: `avg_over_time(${meters.rackPower.name}[${MEAN}]) > on (row) group_left () ${thresholds.rackUsable}`,
    holds: CONTINUOUS,
    summary:
      'rack {{ $labels.rack }} of {{ $labels.row }} draws {{ $value | humanize }}W for three hours, more than its taps carry',
    runbook: 'Lower the power limit of its GPUs now: when a side is lost, the breaker of the other one trips.',
    link: links.continuousLoad,
  },
];
