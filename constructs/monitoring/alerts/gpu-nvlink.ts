import { poolsOfVendor } from '../../../site/model/index.ts';
import { links } from '../links.ts';
import type { Alert, FailureMode } from '../rules.ts';

/** Corrected errors of a link in an hour that a healthy one does not have: a figure of ours. */
const CORRECTED = 100;

/** NVLinks that correct what they carry, before an XID says that one failed. */
export const gpuNvlink: FailureMode = (site) => (poolsOfVendor(site, 'nvidia').length === 0 ? [] : ALERTS);

const ALERTS: readonly Alert[] = [
  {
    name: 'GpuNvlinkErrors',
    severity: 'warning',
    domain: 'gpu',
    expr: [
      'increase(DCGM_FI_DEV_NVLINK_CRC_FLIT_ERROR_COUNT_TOTAL[1h])',
      '+ increase(DCGM_FI_DEV_NVLINK_CRC_DATA_ERROR_COUNT_TOTAL[1h])',
      `+ increase(DCGM_FI_DEV_NVLINK_REPLAY_ERROR_COUNT_TOTAL[1h]) > ${CORRECTED}`,
    ].join('\n'),
    holds: '30m',
    summary:
      'NVLinks of GPU {{ $labels.gpu }} of {{ $labels.node }} corrected {{ $value | humanize }} errors in an hour',
    runbook: 'Look for XIDs of the same GPU; with none, plan a reset of the node and a look at its baseboard.',
    link: links.xid,
  },
  {
    name: 'GpuNvlinkRecovered',
    severity: 'critical',
    domain: 'gpu',
    expr: 'increase(DCGM_FI_DEV_NVLINK_RECOVERY_ERROR_COUNT_TOTAL[1h]) > 0',
    summary: 'an NVLink of GPU {{ $labels.gpu }} of {{ $labels.node }} had to be trained again in the last hour',
    runbook:
      'Drain the node when its job has written a checkpoint: a link that is trained again stalls every collective.',
    link: links.xid,
  },
];
