import type { Pool } from '../../site/model/index.ts';
import type { KubeletSettings } from './machine-needs.ts';

/** In the catalog, the form of a GPU on one board with an Arm CPU. */
const ON_ARM = 'superchip';

/** Why the kubelet of a pool does not choose processors by its GPUs; absent where it does. */
export function notAligned({ spec, gpu }: Pool): 'too-many-nodes' | 'nothing-reserved' | undefined {
  // The memory of each GPU is NUMA nodes of its own on a Grace board, and the kubelet does not start
  // its manager with more than eight (kubernetes/kubernetes #135581; KEP-4622).
  if (gpu.form === ON_ARM) return 'too-many-nodes';
  return spec.machine?.reserved === undefined ? 'nothing-reserved' : undefined;
}

/**
 * Processors of a pod from the side of the machine that its GPUs and adapters
 * hang from. No pod is refused for it, and memory is left to Linux:
 * docs/decisions/0008-processors-near-the-gpus.md says why.
 */
export function alignment(pool: Pool): Partial<KubeletSettings> {
  return notAligned(pool) === undefined ? { cpuManagerPolicy: 'static', topologyManagerPolicy: 'best-effort' } : {};
}
