import { links } from '../links.ts';
import type { FailureMode } from '../rules.ts';

/** Part of the time that a GPU may lose before a training step notices: figures of ours. */
const HEAT_SHARE = 0.01;
const POWER_SHARE = 0.1;

/** The exporter counts nanoseconds (dcgm-exporter 4.5.3-4.8.2, etc/default-counters.csv). */
const NANOSECONDS = '1e9';

/** GPUs that run slower than they could. */
export const gpuThrottled: FailureMode = () => [
  {
    name: 'GpuThrottledByHeat',
    severity: 'warning',
    domain: 'gpu',
    expr: `rate(DCGM_FI_DEV_THERMAL_VIOLATION[5m]) / ${NANOSECONDS} > ${HEAT_SHARE}`,
    holds: '10m',
    summary: 'GPU {{ $labels.gpu }} of {{ $labels.node }} loses {{ $value | humanizePercentage }} of its time to heat',
    runbook:
      'Compare with its neighbours: one GPU is a cold plate or a fan, a whole rack is flow or supply temperature.',
    link: links.gpuThrottling,
  },
  {
    name: 'GpuThrottledByPower',
    severity: 'info',
    domain: 'gpu',
    expr: `rate(DCGM_FI_DEV_POWER_VIOLATION[5m]) / ${NANOSECONDS} > ${POWER_SHARE}`,
    holds: '30m',
    summary: 'GPU {{ $labels.gpu }} of {{ $labels.node }} is held down by its power limit',
    runbook: 'Meant while a programme sheds load; else look for a limit that was not taken back.',
    link: links.gpuThrottling,
  },
];
