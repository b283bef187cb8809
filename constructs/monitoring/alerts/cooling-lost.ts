import { links } from '../links.ts';
import { meters, thresholds } from '../meters.ts';
import type { FailureMode } from '../rules.ts';

const working = `sum by (hall, medium) (${meters.coolingUnitUp.name})`;

/** Cooling machines out of work: the spare one first, then one that the load needs. */
export const coolingLost: FailureMode = () => [
  {
    name: 'CoolingSpareLost',
    severity: 'warning',
    domain: 'cooling',
    expr: `${working} < on (hall, medium) ${thresholds.coolingUnits} >= on (hall, medium) ${thresholds.coolingUnitsNeeded}`,
    holds: '5m',
    summary: '{{ $value }} {{ $labels.medium }} cooling machines of {{ $labels.hall }} work: the spare is gone',
    runbook: 'Repair it before anything else is taken out; the next loss takes cooling from the load.',
    link: links.cooling,
  },
  {
    name: 'CoolingShort',
    severity: 'critical',
    domain: 'cooling',
    expr: `${working} < on (hall, medium) ${thresholds.coolingUnitsNeeded}`,
    holds: '1m',
    summary: '{{ $value }} {{ $labels.medium }} cooling machines of {{ $labels.hall }} work: fewer than the load needs',
    runbook: 'Cap the pools of the hall now: liquid-cooled GPUs stop within minutes of losing flow.',
    link: links.cooling,
  },
];
