import { poolsOfVendor } from '../../../site/model/index.ts';
import { links } from '../links.ts';
import { onNodesOf } from '../node-labels.ts';
import type { FailureMode } from '../rules.ts';

/** Corrected errors of the links in an hour that healthy ones do not have: a figure of ours. */
const CORRECTED = 100;

/** Links between the AMD GPUs of a node that correct what they carry, or fail to. */
export const gpuXgmi: FailureMode = (site) =>
  onNodesOf(site, poolsOfVendor(site, 'amd'), (nodes) => {
    const about = { domain: 'gpu', link: links.amdGpuHealth } as const;
    return [
      {
        ...about,
        name: 'GpuXgmiFault',
        severity: 'critical',
        expr: `increase(gpu_ecc_uncorrect_xgmi_wafl{${nodes}}[1h]) > 0`,
        summary: 'links of GPU {{ $labels.gpu }} of {{ $labels.node }} lost data in the last hour',
        runbook: 'Drain the node and look at its baseboard: every collective of the node goes over these links.',
      },
      {
        ...about,
        name: 'GpuXgmiErrors',
        severity: 'warning',
        expr: `increase(gpu_ecc_correct_xgmi_wafl{${nodes}}[1h]) > ${CORRECTED}`,
        holds: '30m',
        summary:
          'links of GPU {{ $labels.gpu }} of {{ $labels.node }} corrected {{ $value | humanize }} errors in an hour',
        runbook: 'Plan a look at the baseboard of the node when its job has ended.',
      },
    ];
  });
