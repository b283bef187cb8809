import { poolsOfVendor } from '../../../site/model/index.ts';
import { links } from '../links.ts';
import { onNodesOf } from '../node-labels.ts';
import type { FailureMode } from '../rules.ts';

/**
 * GPUs of AMD that their exporter calls unhealthy. The device plugin hands them
 * to no pod that comes, and takes them from none that runs
 * (ROCm/gpu-operator, docs/metrics/health.md, read 2026-11-26).
 */
export const gpuUnhealthy: FailureMode = (site) =>
  onNodesOf(site, poolsOfVendor(site, 'amd'), (nodes) => [
    {
      name: 'GpuUnhealthy',
      severity: 'critical',
      domain: 'gpu',
      expr: `gpu_health{${nodes}} == 0`,
      // It is asked for every half a minute.
      holds: '2m',
      summary: 'GPU {{ $labels.gpu }} of {{ $labels.node }} is unhealthy, and its node offers one GPU less',
      runbook: 'End the job that still runs on it, drain the node and have the GPU serviced: it does not mend itself.',
      link: links.amdGpuHealth,
    },
  ]);
