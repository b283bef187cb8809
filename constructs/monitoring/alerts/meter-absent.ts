import { metersNamed } from '../../../site/model/index.ts';
import { links } from '../links.ts';
import { domainOf } from '../meter-domain.ts';
import { meters } from '../meters.ts';
import type { FailureMode } from '../rules.ts';

/** A gateway that restarts is back by then: a figure of ours. */
const HOLDS = '15m';

/** Meters that the file names and that have no series at all: no alert that goes by them can fire. */
export const meterAbsent: FailureMode = (site) =>
  [...metersNamed(site)].map((name) => ({
    name: 'MeterAbsent',
    severity: 'warning',
    domain: domainOf(name),
    expr: `absent(${meters[name].name})`,
    holds: HOLDS,
    summary: `no series of the meter ${name}: what it watches is not watched`,
    runbook: 'Look whether the exporter answers and has the figure that the site file names, with these labels.',
    link: links.staleness,
    labels: { meter: name },
  }));
