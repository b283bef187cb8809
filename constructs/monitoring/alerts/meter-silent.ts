import { links } from '../links.ts';
import { meters } from '../meters.ts';
import type { FailureMode } from '../rules.ts';

const power = meters.elementPower.name;

/** A meter that was there in the last day and is not now: every power alert of its element is blind. */
export const meterSilent: FailureMode = () => [
  {
    name: 'MeterSilent',
    severity: 'warning',
    domain: 'power',
    expr: `max_over_time(${power}[1d]) unless on (element) ${power}`,
    holds: '10m',
    summary: 'the meter of {{ $labels.element }} is silent',
    runbook: 'Check the meter, its gateway and the exporter; read the element by hand until it is back.',
    link: links.staleness,
  },
];
