import { poolsOfVendor } from '../../../site/model/index.ts';
import { links } from '../links.ts';
import { onNodesOf } from '../node-labels.ts';
import type { Alert, FailureMode } from '../rules.ts';

interface XidClass {
  readonly name: string;
  readonly severity: Alert['severity'];
  readonly xids: readonly number[];
  readonly means: string;
  readonly runbook: string;
}

/**
 * XIDs that no restart of a job cures, by what they are about. Those of
 * applications (13, 31, 43, 45) are left out: they are for the tenant.
 *
 * NVIDIA, Analyzing Xid Errors with the Xid Catalog
 * (https://docs.nvidia.com/deploy/xid-errors/analyzing-xid-catalog.html, read 2026-11-22), and what is done about each
 * (https://github.com/NVIDIA/NVSentinel, charts/gpu-health-monitor/xiderrorsmapping.csv, commit 6f8b0fc, read 2026-11-26);
 * 144-150 are the NVLink errors of fifth-generation NVLink.
 */
const CLASSES: readonly XidClass[] = [
  {
    name: 'GpuLost',
    severity: 'critical',
    xids: [79],
    means: 'fell off the bus',
    runbook: 'Drain the node and power-cycle it; a second time on the same GPU is a case for the vendor.',
  },
  {
    name: 'GpuMemoryFault',
    severity: 'critical',
    xids: [48, 64, 95, 140],
    means: 'has a memory error that was not corrected',
    runbook: 'Drain the node and reset the GPU; replace it if the row remapping has failed.',
  },
  {
    name: 'GpuMemoryWarning',
    severity: 'warning',
    xids: [63, 92, 94],
    means: 'has a memory error that was contained, or corrected too often',
    runbook: 'The job that had it is started again; reset the GPU when its node is free, so that the row is remapped.',
  },
  {
    name: 'GpuFirmwareFault',
    severity: 'critical',
    xids: [62, 119, 120],
    means: 'has a processor of its own that has halted or does not answer',
    runbook: 'Drain the node and reset the GPU; on a second time compare driver versions with the rest of the pool.',
  },
  {
    name: 'GpuStopped',
    severity: 'critical',
    xids: [46, 109, 110, 143, 158],
    means: 'has stopped processing or did not start',
    runbook:
      'End its job, drain the node and reset the GPU; the job may have caused it, so see whether it comes again.',
  },
  {
    name: 'GpuNvlinkFault',
    severity: 'critical',
    xids: [74, 136, 155],
    means: 'has an NVLink error',
    runbook: 'Drain the node, reset all GPUs of its NVLink domain, then look at the trays and cables between them.',
  },
  {
    name: 'GpuNvlinkEvent',
    severity: 'warning',
    xids: [144, 145, 146, 147, 148, 149, 150],
    means: 'reports NVLink trouble',
    runbook:
      'Read the XID with its sub-code in the kernel log: some recover alone, some ask for a reset of the domain.',
  },
  {
    name: 'GpuC2cErrors',
    severity: 'info',
    xids: [121],
    means: 'corrected errors on its link to the processor',
    runbook: 'Nothing at once; many on the same GPU are a case for the vendor at its next service.',
  },
  {
    name: 'GpuRecoveryAsked',
    severity: 'warning',
    xids: [154],
    means: 'asks for a recovery',
    runbook: 'Read in the kernel log which one: a reset, a drain of its peers, a reboot; the XID before it says why.',
  },
];

/** The exporter counts for five minutes; a person takes longer to look. A figure of ours. */
const REMEMBERED = '1h';

/**
 * By the count of each XID (https://github.com/NVIDIA/dcgm-exporter/pull/239), not by the last one: 45 follows a fatal
 * XID at once and takes its place in the gauge (https://github.com/NVIDIA/DCGM/issues/235, both read 2026-11-26).
 */
export const gpuXid: FailureMode = (site) =>
  onNodesOf(site, poolsOfVendor(site, 'nvidia'), (nodes) =>
    CLASSES.map(({ name, severity, xids, means, runbook }) => ({
      name,
      severity,
      domain: 'gpu',
      expr: `max by (node, gpu, xid) (max_over_time(DCGM_EXP_XID_ERRORS_COUNT{xid=~"${xids.join('|')}", ${nodes}}[${REMEMBERED}])) > 0`,
      summary: `GPU {{ $labels.gpu }} of {{ $labels.node }} ${means} (XID {{ $labels.xid }})`,
      runbook,
      link: links.xid,
    })),
  );
