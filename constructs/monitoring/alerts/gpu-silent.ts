import { links } from '../links.ts';
import { nodesMatching } from '../node-matcher.ts';
import { poolLabels } from '../pool-labels.ts';
import type { FailureMode } from '../rules.ts';

/** Nodes whose GPUs nobody sees: the exporter is gone, or the GPUs are. */
export const gpuSilent: FailureMode = (site) =>
  site.pools.flatMap((pool) => {
    const nodes = nodesMatching(pool);
    const missing = {
      name: 'GpusMissing',
      severity: 'warning',
      domain: 'gpu',
      expr: `kube_node_status_allocatable{resource="nvidia_com_gpu", ${nodes}} < ${pool.gpusPerNode}`,
      holds: '15m',
      summary: `{{ $labels.node }} offers {{ $value }} GPUs of ${pool.gpusPerNode}`,
      runbook: 'Read the log of the device plugin on the node; a GPU that fails its health check is taken away.',
      link: links.gpuOperator,
      labels: poolLabels(site, pool),
    } as const;
    return [
      {
        name: 'GpuExporterSilent',
        severity: 'warning',
        domain: 'gpu',
        expr: `kube_node_info{${nodes}} unless on (node) DCGM_FI_DEV_GPU_TEMP`,
        holds: '15m',
        summary: 'no GPU metrics from {{ $labels.node }}',
        runbook: 'Look at the pods of the GPU Operator on the node, the driver first.',
        link: links.gpuOperator,
        labels: poolLabels(site, pool),
      },
      // Instances and slices are counted by other names, or more often than there are GPUs.
      ...(pool.spec.sharing === undefined || pool.spec.sharing === 'none' ? [missing] : []),
    ];
  });
