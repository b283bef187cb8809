import type { Pool } from '../../../site/model/index.ts';
import { offeredByGpu } from '../../scheduling/quotas.ts';
import { exportedResource } from '../exported-resource.ts';
import { links } from '../links.ts';
import { nodeLabels } from '../node-labels.ts';
import { nodesMatching } from '../node-matcher.ts';
import type { FailureMode } from '../rules.ts';

/** What the exporter of each vendor always tells, and where its operator is explained. */
const SEEN = {
  nvidia: { metric: 'DCGM_FI_DEV_GPU_TEMP', link: links.gpuOperator },
  amd: { metric: 'gpu_junction_temperature', link: links.amdGpuOperator },
} as const;

/** Nodes whose GPUs nobody sees: the exporter is gone, or the GPUs are. */
export const gpuSilent: FailureMode = (site) =>
  site.pools.flatMap((pool) => {
    const nodes = nodesMatching(pool);
    const { metric, link } = SEEN[pool.gpu.vendor];
    const missing = offered(pool).map(([name, each]) => {
      const most = pool.gpusPerNode * each;
      const resource = exportedResource(name);
      return {
        name: 'GpusMissing',
        severity: 'warning',
        domain: 'gpu',
        expr: `kube_node_status_allocatable{resource="${resource}", ${nodes}} < ${most}`,
        holds: '15m',
        summary: `{{ $labels.node }} offers {{ $value }} of ${most} ${name}`,
        runbook: 'Read the log of the device plugin on the node; a GPU that fails its health check is taken away.',
        link,
        labels: { ...nodeLabels(site, pool), resource },
      } as const;
    });
    return [
      {
        name: 'GpuExporterSilent',
        severity: 'warning',
        domain: 'gpu',
        expr: `kube_node_info{${nodes}} unless on (node) ${metric}`,
        holds: '15m',
        summary: 'no GPU metrics from {{ $labels.node }}',
        runbook: 'Look at the pods of the GPU Operator on the node, the driver first.',
        link,
        labels: nodeLabels(site, pool),
      },
      ...missing,
    ];
  });

/** Of a GPU that is cut up nothing is offered whole. */
function offered(pool: Pool): readonly (readonly [string, number])[] {
  const [whole, ...parts] = offeredByGpu(pool);
  if (parts.length > 0) return parts;
  return whole === undefined ? [] : [whole];
}
