import { links } from '../links.ts';
import { meters, thresholds } from '../meters.ts';
import type { FailureMode } from '../rules.ts';

/** Parts of the flow that the racks take: what meters and rises err by, and what no margin is. Figures of ours. */
const LOW = 0.9;
const LOST = 0.5;

const flow = meters.coolantFlow.name;
const unit = 'hall, unit';
const taken = `sum by (hall) (${meters.rackPower.name} * on (row) group_left (hall) ${thresholds.coolantFlowPerWatt})`;
/** One meter less makes the sum smaller, and is told by itself. */
const silent = `(max by (${unit}) (max_over_time(${flow}[1d])) unless on (${unit}) ${flow})`;

/**
 * A loop that moves less than the racks take at the power of now, in halls that say how much it warms. Not less than
 * its pumps can: those that follow the load run slowly beside idle racks.
 */
export const coolantFlowShort: FailureMode = (site) =>
  site.halls.every(({ spec }) => spec.cooling.liquid?.rise === undefined)
    ? []
    : [
        {
          name: 'CoolantFlowLow',
          severity: 'warning',
          domain: 'cooling',
          expr: `sum by (hall) (avg_over_time(${flow}[5m])) / on (hall) ${taken} < ${LOW} unless on (hall) ${silent}`,
          holds: '10m',
          summary:
            'the loop of {{ $labels.hall }} moves {{ $value | humanizePercentage }} of what its racks take, so it warms more than planned',
          runbook:
            'Look for filters, shut valves and pumps that do not follow; the last GPU of a rack throttles first.',
          link: links.loop,
        },
        {
          name: 'CoolantFlowLost',
          severity: 'critical',
          domain: 'cooling',
          expr: `sum by (hall) (${flow}) / on (hall) ${taken} < ${LOST}`,
          holds: '1m',
          summary: 'the loop of {{ $labels.hall }} moves {{ $value | humanizePercentage }} of what its racks take',
          runbook: 'Cap the pools of the hall now, then start the spare pumps: cold plates without flow last minutes.',
          link: links.loop,
        },
      ];
