import { links } from '../links.ts';
import { meters, thresholds } from '../meters.ts';
import type { FailureMode } from '../rules.ts';

const HOLDS = '10m';

/** A rack that draws more than the plan gave it: its tap, its cooling and its row were sized by that. */
export const rackOverPlan: FailureMode = () => [
  {
    name: 'RackOverPlan',
    severity: 'warning',
    domain: 'power',
    expr: `${meters.rackPower.name} > on (row) group_left () ${thresholds.rackPlanned}`,
    holds: HOLDS,
    summary: 'rack {{ $labels.rack }} of {{ $labels.row }} draws {{ $value | humanize }}W, more than the plan gave it',
    runbook: 'Compare what stands in the rack with the site file; lower the power limit of its GPUs until it fits.',
    link: links.rackDensity,
  },
];
