import type { Pool, Site } from '../../../site/model/index.ts';
import { offeredByGpu } from '../../scheduling/quotas.ts';
import { exportedName } from '../exported-name.ts';
import { SEEN_GPU } from '../gpu-matcher.ts';
import { links } from '../links.ts';
import { nodeLabels } from '../node-labels.ts';
import { nodesMatching } from '../node-matcher.ts';
import type { Alert, FailureMode } from '../rules.ts';

/** Where the operator of each vendor is explained. */
const OPERATOR = { nvidia: links.gpuOperator, amd: links.amdGpuOperator } as const;

/** Nodes whose GPUs nobody sees: the exporter is gone, or the GPUs are. */
export const gpuSilent: FailureMode = (site) =>
  site.pools.flatMap((pool) => {
    const nodes = nodesMatching(pool);
    const lost = site.spec.cluster?.gpus === 'dra' ? [unseen(site, pool)] : notOffered(site, pool);
    return [
      {
        name: 'GpuExporterSilent',
        severity: 'warning',
        domain: 'gpu',
        expr: `kube_node_info{${nodes}} unless on (node) ${SEEN_GPU[pool.gpu.vendor]}`,
        holds: '15m',
        summary: 'no GPU metrics from {{ $labels.node }}',
        runbook: 'Look at the pods of the GPU Operator on the node, the driver first.',
        link: OPERATOR[pool.gpu.vendor],
        labels: nodeLabels(site, pool),
      },
      ...lost,
    ];
  });

/** The device plugin takes away what fails its health check. */
function notOffered(site: Site, pool: Pool): readonly Alert[] {
  return offered(pool).map(([name, each]) => {
    const most = pool.gpusPerNode * each;
    const resource = exportedName(name);
    return {
      ...missing(pool),
      expr: `kube_node_status_allocatable{resource="${resource}", ${nodesMatching(pool)}} < ${most}`,
      summary: `{{ $labels.node }} offers {{ $value }} of ${most} ${name}`,
      runbook: 'Read the log of the device plugin on the node; a GPU that fails its health check is taken away.',
      labels: { ...nodeLabels(site, pool), resource },
    };
  });
}

/** By claims no node has GPUs among what it can allot: those that the exporter sees are counted. */
function unseen(site: Site, pool: Pool): Alert {
  return {
    ...missing(pool),
    expr: `count by (node) (${SEEN_GPU[pool.gpu.vendor]}{${nodesMatching(pool)}}) < ${pool.gpusPerNode}`,
    summary: `{{ $labels.node }} shows {{ $value }} of ${pool.gpusPerNode} GPUs`,
    runbook: 'Look for XIDs on the node, and read the log of the DRA driver there: whether it still offers the GPU.',
    labels: nodeLabels(site, pool),
  };
}

function missing({ gpu }: Pool) {
  return {
    name: 'GpusMissing',
    severity: 'warning',
    domain: 'gpu',
    holds: '15m',
    link: OPERATOR[gpu.vendor],
  } as const;
}

/** Of a GPU that is cut up nothing is offered whole. */
function offered(pool: Pool): readonly (readonly [string, number])[] {
  const [whole, ...parts] = offeredByGpu(pool);
  if (parts.length > 0) return parts;
  return whole === undefined ? [] : [whole];
}
