import { gpuOperatorChart, gpuOperatorRdma, gpuOperatorSecurity, openKernelModules } from '../../catalog/citations.ts';
import { isWithin, rdmaWays } from '../../catalog/index.ts';
import type { Finding, Rule } from '../../diagnostics/index.ts';
import { nvlinkRacks, type Pool, type Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const knownBadCombination: Rule<Site> = {
  code: 'cluster/known-bad-combination',
  severity: 'error',
  holds: 'Operators, driver, kernel modules and the way of RDMA are none of the combinations that are known to fail.',
  because:
    'Each of them is valid to every schema, installs, reports ready, and then has no GPUDirect, no GPU, or a hole between tenants.',
  citations: [gpuOperatorRdma, openKernelModules, gpuOperatorChart, gpuOperatorSecurity],

  *find(site) {
    if (site.spec.cluster === undefined) return;
    yield* peermemWithoutOfed(site);
    yield* operatorVersion(site);
    yield* driverRoots(site);
    for (const pool of site.pools) {
      yield* proprietaryModules(pool, site);
      yield* driverOfTheHost(pool);
    }
  },

  examples: {
    valid: [
      exampleSite(),
      cluster('rdma: { ofed: operator, peermem: true }', '{ modules: proprietary }'),
      cluster('', '{ version: 595.91.07, modules: open }'),
      cluster('', '{ host: true }'),
    ],
    invalid: [
      { input: cluster('rdma: { peermem: true }', '{ modules: open }'), at: 'cluster.rdma.peermem' },
      { input: cluster('', '{ modules: proprietary }'), at: 'pools.train.driver.modules' },
      {
        input: cluster('rdma: { ofed: host, peermem: true }', '{ modules: proprietary }', 'nvidia/dgx-b200'),
        at: 'pools.train.driver.modules',
      },
      { input: cluster('', '{ host: true, version: 595.91.07 }'), at: 'pools.train.driver.version' },
      { input: cluster('', '{ host: true, upgrade: { atOnce: 2 } }'), at: 'pools.train.driver.upgrade' },
      { input: twoRackPools(), at: 'pools.second' },
      { input: cluster('charts: { gpu-operator: v26.3.1 }', '{ modules: open }'), at: 'cluster.charts.gpu-operator' },
      { input: cluster('charts: { gpu-operator: v25.3.0 }', '{ modules: open }'), at: 'cluster.charts.gpu-operator' },
    ],
  },
};

/** nvidia-peermem hangs on symbols that only DOCA-OFED exports; DMA-BUF needs nothing beside the kernel. */
function* peermemWithoutOfed(site: Site): Iterable<Finding> {
  const { ofed = 'inbox', peermem = false } = site.spec.cluster?.rdma ?? {};
  const takes: readonly string[] = rdmaWays.peermem.ofed;
  if (!peermem || takes.includes(ofed)) return;
  yield {
    path: ['cluster', 'rdma', 'peermem'],
    message:
      'nvidia-peermem is asked for with the inbox drivers of the kernel, which it cannot load on: it needs DOCA-OFED',
    help: 'take peermem away and have DMA-BUF, or write ofed: operator or ofed: host',
  };
}

function* proprietaryModules(pool: Pool, site: Site): Iterable<Finding> {
  if (pool.spec.driver?.modules !== 'proprietary') return;
  const path = [...pool.path, 'driver', 'modules'];
  if (pool.gpu.openModulesOnly === true) {
    yield {
      path,
      message: `pool "${pool.id}" asks for proprietary kernel modules, which do not run "${pool.gpu.id}"`,
      help: 'write modules: open: from Blackwell on there is no other way',
    };
  } else if (pool.fabricId !== undefined && site.spec.cluster?.rdma?.peermem !== true) {
    yield {
      path,
      message: `pool "${pool.id}" asks for proprietary kernel modules on fabric "${pool.fabricId}", where GPUDirect by DMA-BUF needs the open ones`,
      help: 'write modules: open, or have DOCA-OFED and peermem: true under cluster.rdma',
    };
  }
}

/** The operator installs no driver on such nodes, so what it is told of one is lost. */
function* driverOfTheHost(pool: Pool): Iterable<Finding> {
  const { driver } = pool.spec;
  if (driver?.host !== true) return;
  const lost = (['version', 'modules', 'precompiled', 'upgrade'] as const).find((field) => driver[field] !== undefined);
  if (lost === undefined) return;
  yield {
    path: [...pool.path, 'driver', lost],
    message: `pool "${pool.id}" has the driver of its machine image, where ${lost} changes nothing`,
    help: `take ${lost} away, or host: true`,
  };
}

/** The driver of NVLink domains looks for that of the GPUs in one place on all nodes. */
function* driverRoots(site: Site): Iterable<Finding> {
  const [first, ...others] = nvlinkRacks(site);
  const other = others.find((pool) => (pool.spec.driver?.host ?? false) !== (first?.spec.driver?.host ?? false));
  if (first === undefined || other === undefined) return;
  yield {
    path: other.path,
    message: `pools "${first.id}" and "${other.id}" are rack systems, and only one of them has its driver in the machine image: the driver of NVLink domains looks in one place`,
    help: 'write driver: { host: true } for both, or for none',
  };
}

/** Chart versions of the GPU Operator that nobody should install. */
const BAD_OPERATORS: readonly { readonly range: string; readonly why: string; readonly fixedIn: string }[] = [
  {
    range: '<25.3.1',
    why: 'its container toolkit lets a container take over the node (CVE-2025-23266)',
    fixedIn: 'v25.3.1',
  },
  {
    range: '>=26.3.0 <26.3.3',
    why: 'it gives every GPU container all InfiniBand devices of the node',
    fixedIn: 'v26.3.3',
  },
];

function* operatorVersion(site: Site): Iterable<Finding> {
  const version = site.spec.cluster?.charts?.['gpu-operator'];
  if (version === undefined) return;
  const bad = BAD_OPERATORS.find(({ range }) => isWithin(version, range));
  if (bad === undefined) return;
  yield {
    path: ['cluster', 'charts', 'gpu-operator'],
    message: `chart "gpu-operator" is asked for in version ${version}: ${bad.why}`,
    help: `take the line away and have the pinned version, or ${bad.fixedIn} at least`,
  };
}

function twoRackPools(): string {
  return exampleSite({
    'halls.hall-1.rows': 'row-(1..2): { racks: 1, feeds: [bus-1, bus-2] }',
    pools: `
      first: { server: nvidia/gb200-nvl72, racks: hall-1/row-1, use: rental }
      second: { server: nvidia/gb200-nvl72, racks: hall-1/row-2, use: rental, driver: { host: true } }`,
    fabrics: '',
    storage: '',
    cluster: 'kubernetes: "1.34"\ncni: cilium\nstate: { backend: local }',
  });
}

function cluster(more: string, driver: string, server = 'nvidia/dgx-h100'): string {
  return exampleSite({
    pools: `train: { server: ${server}, perRack: 2, racks: hall-1/row-1, use: training, fabric: ib, driver: ${driver} }`,
    cluster: `kubernetes: "1.34"\ncni: cilium\nstate: { backend: local }\n${more}`,
  });
}
