import { poolsOfVendor } from '../../../site/model/index.ts';
import { links } from '../links.ts';
import type { FailureMode } from '../rules.ts';

/** Corrected errors of the links in an hour that healthy ones do not have: a figure of ours. */
const CORRECTED = 100;

/** Links between the AMD GPUs of a node that correct what they carry, or fail to. */
export const gpuXgmi: FailureMode = (site) =>
  poolsOfVendor(site, 'amd').length === 0
    ? []
    : [
        {
          name: 'GpuXgmiFault',
          severity: 'critical',
          domain: 'gpu',
          expr: 'increase(gpu_ecc_uncorrect_xgmi_wafl[1h]) > 0',
          summary: 'links of GPU {{ $labels.gpu }} of {{ $labels.node }} lost data in the last hour',
          runbook: 'Drain the node and look at its baseboard: every collective of the node goes over these links.',
          link: links.amdGpuHealth,
        },
        {
          name: 'GpuXgmiErrors',
          severity: 'warning',
          domain: 'gpu',
          expr: `increase(gpu_ecc_correct_xgmi_wafl[1h]) > ${CORRECTED}`,
          holds: '30m',
          summary:
            'links of GPU {{ $labels.gpu }} of {{ $labels.node }} corrected {{ $value | humanize }} errors in an hour',
          runbook: 'Plan a look at the baseboard of the node when its job has ended.',
          link: links.amdGpuHealth,
        },
      ];
