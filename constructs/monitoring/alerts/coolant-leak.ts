import { links } from '../links.ts';
import { meters } from '../meters.ts';
import type { FailureMode } from '../rules.ts';

/** Liquid where none belongs. */
export const coolantLeak: FailureMode = () => [
  {
    name: 'CoolantLeak',
    severity: 'critical',
    domain: 'cooling',
    expr: `${meters.coolantLeak.name} == 1`,
    summary: 'leak sensor {{ $labels.sensor }} of {{ $labels.hall }} is wet',
    runbook: 'Isolate the branch, then take power from the racks below it; never the other way round while it sprays.',
    link: links.coolant,
  },
];
