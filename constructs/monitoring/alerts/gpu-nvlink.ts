import { poolsOfVendor } from '../../../site/model/index.ts';
import { links } from '../links.ts';
import { onNodesOf } from '../node-labels.ts';
import type { Alert, FailureMode } from '../rules.ts';

/** Errors of a kind in an hour that a healthy GPU does not have: a figure of ours. */
const ERRORS = 100;

/** A GPU has values for one kind: NVLink 4 and before, or NVLink 5 (dcgm_fields.h, 1200 to 1219). */
const DAMAGE = [
  'DCGM_FI_DEV_NVLINK_CRC_FLIT_ERROR_COUNT_TOTAL',
  'DCGM_FI_DEV_NVLINK_CRC_DATA_ERROR_COUNT_TOTAL',
  'DCGM_FI_DEV_NVLINK_REPLAY_ERROR_COUNT_TOTAL',
  'DCGM_FI_DEV_NVLINK_COUNT_LOCAL_LINK_INTEGRITY_ERRORS',
  'DCGM_FI_DEV_NVLINK_COUNT_EFFECTIVE_ERRORS',
  'DCGM_FI_DEV_NVLINK_COUNT_RX_ERRORS',
];
const RECOVERED = [
  'DCGM_FI_DEV_NVLINK_RECOVERY_ERROR_COUNT_TOTAL',
  'DCGM_FI_DEV_NVLINK_COUNT_LINK_RECOVERY_SUCCESSFUL_EVENTS',
];

/** NVLinks that damage what they carry, before an XID says that one failed. */
export const gpuNvlink: FailureMode = (site) => onNodesOf(site, poolsOfVendor(site, 'nvidia'), alertsOf);

const alertsOf = (nodes: string): readonly Alert[] => [
  {
    name: 'GpuNvlinkErrors',
    severity: 'warning',
    domain: 'gpu',
    expr: anyOf(DAMAGE, nodes, ERRORS),
    holds: '30m',
    summary: 'NVLinks of GPU {{ $labels.gpu }} of {{ $labels.node }} had {{ $value | humanize }} errors in an hour',
    runbook: 'Look for XIDs of the same GPU; with none, plan a reset of the node and a look at its baseboard.',
    link: links.xid,
  },
  {
    name: 'GpuNvlinkRecovered',
    severity: 'critical',
    domain: 'gpu',
    expr: anyOf(RECOVERED, nodes, 0),
    summary: 'an NVLink of GPU {{ $labels.gpu }} of {{ $labels.node }} had to be trained again in the last hour',
    runbook:
      'Drain the node when its job has written a checkpoint: a link that is trained again stalls every collective.',
    link: links.xid,
  },
  {
    name: 'GpuNvlinkDown',
    severity: 'critical',
    domain: 'gpu',
    expr: anyOf(['DCGM_FI_DEV_NVLINK_COUNT_LINK_RECOVERY_FAILED_EVENTS'], nodes, 0),
    summary: 'an NVLink of GPU {{ $labels.gpu }} of {{ $labels.node }} did not come back in the last hour',
    runbook: 'Drain the node and reset the GPU; in a rack system look at the tray and its cable cartridge too.',
    link: links.xid,
  },
  {
    name: 'GpuOutsideFabric',
    severity: 'warning',
    domain: 'gpu',
    // 0 is a GPU without a fabric manager of its node, as in a rack system (dcgm_structs.h, dcgmFabricManagerStatus_t).
    expr: [1, 2, 4].map((status) => `DCGM_FI_DEV_FABRIC_MANAGER_STATUS{${nodes}} == ${status}`).join(' or '),
    holds: '15m',
    summary: 'GPU {{ $labels.gpu }} of {{ $labels.node }} is not registered with the fabric manager ({{ $value }})',
    runbook:
      'Read the log of nvidia-fabricmanager on the node: without it no job can use NVLink, and CUDA may not start.',
    link: links.gpuOperator,
  },
];

/** One series a GPU and counter: a sum of counters would be empty where one of them has no value. */
function anyOf(counters: readonly string[], nodes: string, most: number): string {
  return counters.map((counter) => `increase(${counter}{${nodes}}[1h]) > ${most}`).join('\nor ');
}
