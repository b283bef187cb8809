import { links } from '../links.ts';
import { meters, thresholds } from '../meters.ts';
import type { FailureMode } from '../rules.ts';

/** Coolant that reaches the racks warmer than they were planned with. */
export const supplyTooWarm: FailureMode = () => [
  {
    name: 'CoolantSupplyTooWarm',
    severity: 'warning',
    domain: 'cooling',
    expr: `avg_over_time(${meters.coolantSupply.name}[5m]) > on (hall) group_left () ${thresholds.coolantSupplyLimit}`,
    holds: '10m',
    summary: 'coolant reaches the racks of {{ $labels.hall }} at {{ $value | humanize }} °C, warmer than planned',
    runbook: 'Look at the dry coolers and pumps; GPUs throttle before they are harmed.',
    link: links.cooling,
    labels: { medium: 'liquid' },
  },
];
