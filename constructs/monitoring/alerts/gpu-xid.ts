import { poolsOfVendor } from '../../../site/model/index.ts';
import { links } from '../links.ts';
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
 * (https://docs.nvidia.com/deploy/xid-errors/analyzing-xid-catalog.html, read 2026-11-22);
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
    name: 'GpuFirmwareFault',
    severity: 'critical',
    xids: [119, 120],
    means: 'has a system processor that does not answer',
    runbook: 'Drain the node and reset the GPU; on a second time compare driver versions with the rest of the pool.',
  },
  {
    name: 'GpuNvlinkFault',
    severity: 'critical',
    xids: [74],
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
];

/** The exporter's gauge holds the last XID until the driver is loaded again, so an alert stays until the GPU was reset. */
export const gpuXid: FailureMode = (site) =>
  poolsOfVendor(site, 'nvidia').length === 0
    ? []
    : CLASSES.map(({ name, severity, xids, means, runbook }) => ({
        name,
        severity,
        domain: 'gpu',
        expr: xids.map((xid) => `DCGM_FI_DEV_XID_ERRORS == ${xid}`).join(' or '),
        holds: '1m',
        summary: `GPU {{ $labels.gpu }} of {{ $labels.node }} ${means} (XID {{ $value }})`,
        runbook,
        link: links.xid,
      }));
