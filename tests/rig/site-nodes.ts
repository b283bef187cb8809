import { networkResource, SHARED_RDMA_RESOURCE } from '../../constructs/names.ts';
import { offeredByGpu } from '../../constructs/scheduling/quotas.ts';
import {
  fabricOf,
  functionsPerInterface,
  namedInterfaces,
  nodesOf,
  type Pool,
  rdmaMode,
  SHARES_PER_NODE,
  type Site,
} from '../../site/model/index.ts';
import type { FakeNode } from './kubernetes/fake-nodes.ts';

/** Pages that a machine image sets aside: room for the buffers of a job that asks for them. */
const HUGE_PAGES = { 'hugepages-2Mi': '64Gi' };

/** One node a server or compute tray, with what its device plugins would offer. Its name alone says where it stands. */
export function siteNodes(site: Site): readonly FakeNode[] {
  return site.pools.flatMap((pool) => {
    // What is claimed is no capacity of a node: its driver says what there is.
    const gpus = site.spec.cluster?.gpus === 'dra' ? {} : gpusOf(pool);
    const capacity = { ...HUGE_PAGES, ...gpus, ...rdmaOf(site, pool) };
    return [...nodesOf(site, pool)].map(({ name }) => ({ name, capacity }));
  });
}

/** A GPU that is cut up or shared is offered as its parts only. */
function gpusOf(pool: Pool): Record<string, string> {
  return Object.fromEntries(offeredByGpu(pool).map(([name, each]) => [name, `${each * pool.gpusPerNode}`]));
}

function rdmaOf(site: Site, pool: Pool): Record<string, string> {
  const fabric = fabricOf(site, pool);
  if (fabric === undefined) return {};
  const mode = rdmaMode(site, fabric);
  if (mode === 'shared') return { [SHARED_RDMA_RESOURCE]: `${SHARES_PER_NODE}` };
  const each = mode === 'sriov' ? functionsPerInterface(fabric) : 1;
  return Object.fromEntries(namedInterfaces(fabric, pool).map(({ network }) => [networkResource(network), `${each}`]));
}
