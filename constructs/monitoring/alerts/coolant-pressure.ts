import { links } from '../links.ts';
import { meters, thresholds } from '../meters.ts';
import type { FailureMode } from '../rules.ts';

const pressure = meters.coolantPressure.name;

/** A loop beyond the pressures that its maker allows, in halls that say them. */
export const coolantPressure: FailureMode = (site) =>
  site.halls.every(({ spec }) => spec.cooling.liquid?.pressure === undefined)
    ? []
    : [
        {
          name: 'CoolantPressureLow',
          severity: 'critical',
          domain: 'cooling',
          expr: `${pressure} < on (hall) group_left () ${thresholds.coolantPressureLeast}`,
          holds: '1m',
          summary: 'the loop at {{ $labels.unit }} of {{ $labels.hall }} has fallen to {{ $value | humanize }} Pa',
          runbook:
            'Look for liquid on the floor and for a pump that stands; cap the pools of the hall while nobody knows why.',
          link: links.loop,
        },
        {
          name: 'CoolantPressureHigh',
          severity: 'warning',
          domain: 'cooling',
          expr: `${pressure} > on (hall) group_left () ${thresholds.coolantPressureMost}`,
          holds: '5m',
          summary: 'the loop at {{ $labels.unit }} of {{ $labels.hall }} has risen to {{ $value | humanize }} Pa',
          runbook:
            'Look for a shut valve, a full filter or an expansion vessel without gas before a coupling gives way.',
          link: links.loop,
        },
      ];
