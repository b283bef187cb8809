import { poolsOfVendor } from '../../../site/model/index.ts';
import { links } from '../links.ts';
import { nodeLabels } from '../node-labels.ts';
import { nodesMatching } from '../node-matcher.ts';
import type { FailureMode } from '../rules.ts';

/** A collective that waits keeps the GPU busy and moves nothing: figures of ours. */
const BUSY_PERCENT = 90;
const MEMORY_SHARE = 0.01;
const TENSOR_SHARE = 0.001;

/** GPUs that spin in a collective which one of their peers never joins. */
export const gpuHung: FailureMode = (site) =>
  // The exporter of AMD has no figure for the memory and the matrix cores beside its profiler, which is off.
  poolsOfVendor(site, 'nvidia')
    // An instance has no utilisation of its own, and slices share one.
    .filter((pool) => pool.spec.sharing === undefined || pool.spec.sharing === 'none')
    .map((pool) => ({
      name: 'GpuSpins',
      severity: 'warning',
      domain: 'gpu',
      expr: [
        `DCGM_FI_DEV_GPU_UTIL{${nodesMatching(pool)}} > ${BUSY_PERCENT}`,
        `and on (node, gpu) DCGM_FI_PROF_DRAM_ACTIVE < ${MEMORY_SHARE}`,
        `and on (node, gpu) DCGM_FI_PROF_PIPE_TENSOR_ACTIVE < ${TENSOR_SHARE}`,
      ].join('\n'),
      holds: '20m',
      summary: 'GPU {{ $labels.gpu }} of {{ $labels.node }} is busy and moves nothing: its collective hangs',
      runbook:
        'Find the rank that does not take part: an XID, a port that is down or a pod that ended; then end the job.',
      link: links.collectives,
      labels: nodeLabels(site, pool),
    }));
