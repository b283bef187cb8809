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
    // No order of liquid and power is published that would hold for every rack.
    runbook:
      'Cut liquid and power of the rack in the order that its maker gives; look for the source before anything is dried.',
    link: links.coolant,
  },
  {
    name: 'CoolantLeakSpreads',
    severity: 'critical',
    domain: 'cooling',
    expr: `sum by (hall) (${meters.coolantLeak.name}) > 1`,
    summary: '{{ $value }} leak sensors of {{ $labels.hall }} are wet: this is the loop, or it has run on',
    runbook:
      'Read pressure and level of the loop. When they fall, end the jobs of the hall and stop its pumps as its maker says.',
    link: links.coolant,
  },
];
