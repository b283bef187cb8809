import {
  type Claim,
  fabricOf,
  functionsPerInterface,
  hasNvlinkDomains,
  migInstances,
  namedInterfaces,
  type Pool,
  partitionOf,
  rdmaMode,
  SHARES_PER_NODE,
  type Site,
} from '../../site/model/index.ts';
import { SHARE_RESOURCE, sharesOf } from '../gpu/gpu-shares.ts';
import type { QuantityUnit } from '../kubernetes/quantity-text.ts';
import {
  DEVICE_CLASS,
  GPU_RESOURCES,
  gpuResource,
  NVLINK_CHANNEL,
  networkResource,
  partitionResource,
  SHARED_RDMA_RESOURCE,
} from '../names.ts';

/**
 * More processors and memory than any node has, so that these two never bind:
 * no catalog publishes them, and whoever has the GPUs of a node has the node.
 * They are covered and not excluded, so that a tenant's quota in the namespace
 * and its queue say the same. No more than this, so that the sum over the nodes
 * of the largest site stays below 2^63 bytes.
 */
const BEYOND_ANY_NODE = { cpu: { each: 4096, unit: '' }, memory: { each: 32, unit: 'Ti' } } as const;

/** Most of one resource that a queue may have: its own, and what it may borrow. */
export interface Quota {
  readonly name: string;
  readonly own: number;
  readonly borrowed: number;
  readonly unit: QuantityUnit;
  /** Where pods claim it as a device of this class: no node offers it by its name. */
  readonly deviceClass?: string;
}

/** What a claim is in everything that a pod of its pool can ask for: a pod that asks for more kinds waits for ever. */
export function quotasOf(site: Site, claim: Claim): readonly Quota[] {
  const { pool, nodes, gpus, borrowsGpus } = claim;
  const borrowsNodes = Math.ceil(borrowsGpus / pool.gpusPerNode);
  return [
    ...Object.entries(BEYOND_ANY_NODE).map(([name, { each, unit }]) =>
      quota(name, nodes * each, borrowsNodes * each, unit),
    ),
    ...(site.spec.cluster?.gpus === 'dra'
      ? [claimed(GPU_RESOURCES.nvidia, gpus, borrowsGpus)]
      : offeredByGpu(pool).map(([name, each]) => quota(name, gpus * each, borrowsGpus * each))),
    ...perNode(site, claim).map(([name, each]) => quota(name, nodes * each, borrowsNodes * each)),
    ...(pool.server.kind === 'rack' && hasNvlinkDomains(site) ? [claimed(NVLINK_CHANNEL, nodes, borrowsNodes)] : []),
  ];
}

/** What is claimed, in numbers of devices. */
function claimed(name: keyof typeof DEVICE_CLASS, own: number, borrowed: number): Quota {
  return { ...quota(name, own, borrowed), deviceClass: DEVICE_CLASS[name] };
}

/**
 * What one GPU is offered as: whole first, then what it is cut into or shared
 * as. One that is, is offered whole no more: of whole ones the queue has none
 * then, so that Kueue says to a job why it waits instead of letting its pods
 * wait for a node.
 */
export function offeredByGpu(pool: Pool): readonly (readonly [string, number])[] {
  const parts = partsOf(pool);
  return [[gpuResource(pool), parts.length === 0 ? 1 : 0], ...parts];
}

function partsOf(pool: Pool): readonly (readonly [string, number])[] {
  const shares = sharesOf(pool);
  if (shares !== undefined) return [[SHARE_RESOURCE, shares]];
  const partition = partitionOf(pool);
  if (partition !== undefined && partition.parts > 1) return [[partitionResource(partition), partition.parts]];
  if (pool.spec.sharing !== 'mig') return [];
  return Object.entries(migInstances(pool)).map(([profile, each]) => [`nvidia.com/mig-${profile}`, each]);
}

/** What one node offers of its fabric. */
function perNode(site: Site, { pool }: Claim): readonly (readonly [string, number])[] {
  const fabric = fabricOf(site, pool);
  if (fabric === undefined) return [];
  const mode = rdmaMode(site, fabric);
  if (mode === 'shared') return [[SHARED_RDMA_RESOURCE, SHARES_PER_NODE]];
  const each = mode === 'sriov' ? functionsPerInterface(fabric) : 1;
  return namedInterfaces(fabric, pool).map(({ network }) => [networkResource(network), each]);
}

function quota(name: string, own: number, borrowed: number, unit: QuantityUnit = ''): Quota {
  return { name, own, borrowed, unit };
}
