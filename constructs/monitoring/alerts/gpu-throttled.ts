import { type GpuVendor, gpuVendorsOf } from '../../../site/model/index.ts';
import { links } from '../links.ts';
import type { Alert, FailureMode } from '../rules.ts';

/** Part of the time that a GPU may lose before a training step notices: figures of ours. */
const HEAT_SHARE = 0.01;
const POWER_SHARE = 0.1;

/** Part of its time that a GPU loses, each as the exporter of its vendor counts it. */
interface Lost {
  readonly heat: readonly string[];
  readonly power: string;
  readonly link: string;
}

const SOC = 'gpu_violation_soc_thermal_residency_accumulated';
const SOCKET = 'gpu_violation_socket_thermal_residency_accumulated';

/** AMD counts samples: those under a limit, and all that were taken. */
const ofSamples = (underLimit: string) =>
  `increase(${underLimit}[5m]) / increase(gpu_violation_current_accumulated_counter[5m])`;

const LOST: Readonly<Record<GpuVendor, Lost>> = {
  nvidia: {
    // Nanoseconds (dcgm-exporter 4.5.3-4.8.2, etc/default-counters.csv).
    heat: ['rate(DCGM_FI_DEV_THERMAL_VIOLATION[5m]) / 1e9'],
    power: 'rate(DCGM_FI_DEV_POWER_VIOLATION[5m]) / 1e9',
    link: links.gpuThrottling,
  },
  amd: {
    heat: [
      // Newer exporters call it "socket", older ones "soc".
      ofSamples(`{__name__=~"${SOC}|${SOCKET}"}`),
      ofSamples('gpu_violation_hbm_thermal_residency_accumulated'),
    ],
    power: ofSamples('gpu_violation_ppt_residency_accumulated'),
    link: links.amdGpuThrottling,
  },
};

/** GPUs that run slower than they could. */
export const gpuThrottled: FailureMode = (site) => gpuVendorsOf(site).flatMap((vendor) => alertsOf(LOST[vendor]));

function alertsOf({ heat, power, link }: Lost): readonly Alert[] {
  return [
    {
      name: 'GpuThrottledByHeat',
      severity: 'warning',
      domain: 'gpu',
      expr: heat.map((share) => `${share} > ${HEAT_SHARE}`).join(' or '),
      holds: '10m',
      summary:
        'GPU {{ $labels.gpu }} of {{ $labels.node }} loses {{ $value | humanizePercentage }} of its time to heat',
      runbook:
        'Compare with its neighbours: one GPU is a cold plate or a fan, a whole rack is flow or supply temperature.',
      link,
    },
    {
      name: 'GpuThrottledByPower',
      severity: 'info',
      domain: 'gpu',
      expr: `${power} > ${POWER_SHARE}`,
      holds: '30m',
      summary: 'GPU {{ $labels.gpu }} of {{ $labels.node }} is held down by its power limit',
      runbook: 'Meant while a programme sheds load; else look for a limit that was not taken back.',
      link,
    },
  ];
}
