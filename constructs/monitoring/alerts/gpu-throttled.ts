import type { GpuVendor, Pool, Site } from '../../../site/model/index.ts';
import { W } from '../../../site/units/index.ts';
import { links } from '../links.ts';
import { nodeLabels } from '../node-labels.ts';
import { nodesMatching } from '../node-matcher.ts';
import type { Alert, FailureMode } from '../rules.ts';

/** Part of the time that a GPU may lose before a training step notices: figures of ours. */
const HEAT_SHARE = 0.01;
const POWER_SHARE = 0.1;

/** Part of its time that a GPU loses, each as the exporter of its vendor counts it, of the nodes of a pool. */
interface Lost {
  readonly heat: (nodes: string) => readonly string[];
  readonly power: (nodes: string) => string;
  readonly link: string;
}

const SOC = 'gpu_violation_soc_thermal_residency_accumulated';
const SOCKET = 'gpu_violation_socket_thermal_residency_accumulated';

/** AMD counts samples: those under a limit, and all that were taken. */
const ofSamples = (underLimit: string, nodes: string) =>
  `increase({__name__=~"${underLimit}", ${nodes}}[5m]) / increase(gpu_violation_current_accumulated_counter[5m])`;

const LOST: Readonly<Record<GpuVendor, Lost>> = {
  nvidia: {
    // Nanoseconds (dcgm-exporter 4.5.3-4.8.2, etc/default-counters.csv).
    heat: (nodes) => [`rate(DCGM_FI_DEV_THERMAL_VIOLATION{${nodes}}[5m]) / 1e9`],
    power: (nodes) => `rate(DCGM_FI_DEV_POWER_VIOLATION{${nodes}}[5m]) / 1e9`,
    link: links.gpuThrottling,
  },
  amd: {
    heat: (nodes) => [
      // Newer exporters call it "socket", older ones "soc".
      ofSamples(`${SOC}|${SOCKET}`, nodes),
      ofSamples('gpu_violation_hbm_thermal_residency_accumulated', nodes),
    ],
    power: (nodes) => ofSamples('gpu_violation_ppt_residency_accumulated', nodes),
    link: links.amdGpuThrottling,
  },
};

/** GPUs that run slower than they could. */
export const gpuThrottled: FailureMode = (site) => site.pools.flatMap((pool) => alertsOf(site, pool));

function alertsOf(site: Site, pool: Pool): readonly Alert[] {
  const { heat, power, link } = LOST[pool.gpu.vendor];
  const nodes = nodesMatching(pool);
  const labels = nodeLabels(site, pool);
  return [
    {
      name: 'GpuThrottledByHeat',
      severity: 'warning',
      domain: 'gpu',
      expr: heat(nodes)
        .map((share) => `${share} > ${HEAT_SHARE}`)
        .join(' or '),
      holds: '10m',
      summary:
        'GPU {{ $labels.gpu }} of {{ $labels.node }} loses {{ $value | humanizePercentage }} of its time to heat',
      runbook:
        'Compare with its neighbours: one GPU is a cold plate or a fan, a whole rack is flow or supply temperature.',
      link,
      // What takes the heat: a lack of it says it all.
      labels: { ...labels, medium: pool.rows.some(({ liquidHeat }) => liquidHeat > W(0)) ? 'liquid' : 'air' },
    },
    {
      name: 'GpuThrottledByPower',
      severity: 'info',
      domain: 'gpu',
      expr: `${power(nodes)} > ${POWER_SHARE}`,
      holds: '30m',
      summary: 'GPU {{ $labels.gpu }} of {{ $labels.node }} is held down by its power limit',
      runbook: 'Meant while a programme sheds load; else look for a limit that was not taken back.',
      link,
      labels,
    },
  ];
}
