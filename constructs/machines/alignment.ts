import type { Pool } from '../../site/model/index.ts';
import { GiB } from '../../site/units/index.ts';
import type { KubeletSettings } from './machine-needs.ts';

/** In the catalog, the form of a GPU on one board with an Arm CPU. */
const ON_ARM = 'superchip';

/** What the kubelet keeps free of each by itself (Kubernetes, Node-pressure Eviction, hard eviction thresholds on Linux). */
const EVICTION_MEBIBYTES = 100;
const EVICTION = {
  'memory.available': `${EVICTION_MEBIBYTES}Mi`,
  'nodefs.available': '10%',
  'nodefs.inodesFree': '5%',
  'imagefs.available': '15%',
  'imagefs.inodesFree': '5%',
};

/** Why the kubelet of a pool does not align processors and memory with GPUs; absent where it does. */
export function notAligned({ spec, gpu }: Pool): 'shared' | 'too-many-nodes' | 'nothing-reserved' | undefined {
  if (spec.use !== 'training' || (spec.sharing ?? 'none') !== 'none') return 'shared';
  // The memory of each GPU is NUMA nodes of its own on a Grace board, and the kubelet does not start
  // its manager with more than eight (kubernetes/kubernetes #135581; KEP-4622).
  if (gpu.form === ON_ARM) return 'too-many-nodes';
  return spec.machine?.reserved === undefined ? 'nothing-reserved' : undefined;
}

/**
 * Processors and memory of a job from the sides that its GPUs hang from, for
 * pools whose jobs take whole nodes: a pod that cannot be aligned is refused
 * by its node and not tried elsewhere, which a pod for a part of a node could
 * come to be (Kubernetes, Control Topology Management Policies on a node).
 *
 * The manager of processors wants some reserved. That of memory wants the sum of
 * what is reserved and of the eviction threshold accounted for by NUMA node,
 * and the kubelet stops where the two differ (Utilizing the NUMA-aware Memory Manager).
 * So the threshold is said too, and all is counted on the first node, which every machine has.
 */
export function alignment(pool: Pool): Partial<KubeletSettings> {
  const reserved = pool.spec.machine?.reserved;
  if (notAligned(pool) !== undefined || reserved === undefined) return {};
  const mebibytes = Math.round(reserved.memory.in(GiB) * 1024) + EVICTION_MEBIBYTES;
  return {
    cpuManagerPolicy: 'static',
    memoryManagerPolicy: 'Static',
    topologyManagerPolicy: 'restricted',
    evictionHard: EVICTION,
    reservedMemory: [{ numaNode: 0, limits: { memory: `${mebibytes}Mi` } }],
  };
}
