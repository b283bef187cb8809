import { metersWanted } from '../../../site/model/index.ts';
import { links } from '../links.ts';
import { domainOf } from '../meter-domain.ts';
import { meters } from '../meters.ts';
import type { FailureMode } from '../rules.ts';

/** Meters that were there in the last day and are not now: every alert about what they are of is blind. */
export const meterSilent: FailureMode = (site) =>
  metersWanted(site).map((meter) => {
    const { name, labels } = meters[meter];
    const of = labels.map((label) => `{{ $labels.${label} }}`).join(' ');
    return {
      name: 'MeterSilent',
      severity: 'warning',
      domain: domainOf(meter),
      expr: `max by (${labels.join(', ')}) (max_over_time(${name}[1d])) unless on (${labels.join(', ')}) ${name}`,
      holds: '10m',
      summary: `the meter ${meter} of ${of} is silent`,
      runbook: 'Check the meter, its gateway and the exporter; read it by hand until it is back.',
      link: links.staleness,
      labels: { meter },
    };
  });
