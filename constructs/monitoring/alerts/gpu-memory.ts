import type { GpuVendor } from '../../../site/model/index.ts';
import { links } from '../links.ts';
import { onNodesOf } from '../node-labels.ts';
import type { Alert, FailureMode } from '../rules.ts';

/** GPU memory that can no longer be mended. */
export const gpuMemory: FailureMode = (site) =>
  site.pools.flatMap((pool) => onNodesOf(site, [pool], ALERTS[pool.gpu.vendor]));

const ALERTS: Readonly<Record<GpuVendor, (nodes: string) => readonly Alert[]>> = {
  nvidia: (nodes) => [
    {
      name: 'GpuRowRemapFailed',
      severity: 'critical',
      domain: 'gpu',
      expr: `DCGM_FI_DEV_ROW_REMAP_FAILURE{${nodes}} > 0`,
      summary: 'row remapping failed on GPU {{ $labels.gpu }} of {{ $labels.node }}',
      runbook: 'Drain the node and replace the GPU: it has no spare rows left where it needs one.',
      link: links.gpuMemory,
    },
    {
      name: 'GpuDoubleBitErrors',
      severity: 'critical',
      domain: 'gpu',
      expr: `increase(DCGM_FI_DEV_ECC_DBE_VOL_TOTAL{${nodes}}[1h]) > 0`,
      summary: 'GPU {{ $labels.gpu }} of {{ $labels.node }} had double-bit memory errors in the last hour',
      runbook: 'Drain the node and reset the GPU, so that the row is remapped; the job that ran on it has failed.',
      link: links.gpuMemory,
    },
    {
      name: 'GpuRowsRemapped',
      severity: 'warning',
      domain: 'gpu',
      expr: `increase(DCGM_FI_DEV_UNCORRECTABLE_REMAPPED_ROWS{${nodes}}[1d]) > 0`,
      summary: 'a memory row of GPU {{ $labels.gpu }} of {{ $labels.node }} was remapped in the last day',
      runbook: 'The spare row is in use after the next reset: give the GPU one when its job ends.',
      link: links.gpuMemory,
    },
  ],
  amd: (nodes) => [
    {
      name: 'GpuUncorrectedErrors',
      severity: 'critical',
      domain: 'gpu',
      expr: `increase(gpu_ecc_uncorrect_total{${nodes}}[1h]) > 0`,
      summary: 'GPU {{ $labels.gpu }} of {{ $labels.node }} had errors that were not corrected in the last hour',
      runbook: 'Drain the node: the job on it has failed, and no pod gets the GPU until it was serviced.',
      link: links.amdGpuHealth,
    },
  ],
};
