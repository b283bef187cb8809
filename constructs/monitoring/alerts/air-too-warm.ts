import { links } from '../links.ts';
import { meters, thresholds } from '../meters.ts';
import type { FailureMode } from '../rules.ts';

/** Air that reaches the racks warmer than they were planned with, in halls that say what they give. */
export const airTooWarm: FailureMode = (site) =>
  site.halls.every(({ spec }) => spec.cooling.air?.supply === undefined)
    ? []
    : [
        {
          name: 'AirSupplyTooWarm',
          severity: 'warning',
          domain: 'cooling',
          expr: `avg_over_time(${meters.airSupply.name}[5m]) > on (hall) group_left () ${thresholds.airSupplyLimit}`,
          holds: '10m',
          summary: 'air reaches the racks of {{ $labels.hall }} at {{ $value | humanize }} °C, warmer than planned',
          runbook: 'Look for fans that stand, open containment and chillers; servers throttle, then stop.',
          link: links.cooling,
          labels: { medium: 'air' },
        },
      ];
