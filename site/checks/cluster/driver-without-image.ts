import { amdDrivers, driverImages, gpuOperatorPlatforms } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { loadsAmdDriver, type Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const driverWithoutImage: Rule<Site> = {
  code: 'cluster/driver-without-image',
  severity: 'error',
  waivable: true,
  holds: 'Where machines start from Talos or Flatcar, their image brings the drivers of GPU and network.',
  because:
    'The operators build drivers in containers for Ubuntu, Red Hat and their like. On a system with a read-only root and modules of its own signature the container starts, finds no kernel to build for, and every pod on the node waits.',
  citations: [driverImages, gpuOperatorPlatforms, amdDrivers],

  *find(site) {
    const { machines, rdma, nodes } = site.spec.cluster ?? {};
    if (machines !== 'talos' && machines !== 'flatcar') return;
    if (nodes !== undefined) {
      yield {
        path: ['cluster', 'nodes', 'os'],
        message: `machines start from ${machines}, and nodes are said to boot ${nodes.os}`,
        help: `take nodes away, or write machines: cloud-init`,
      };
    }
    for (const pool of site.pools) {
      // One of AMD has no driver from its operator unless it says so.
      if (pool.spec.driver?.host === true || (pool.gpu.vendor === 'amd' && !loadsAmdDriver(pool))) continue;
      yield {
        path: pool.spec.driver === undefined ? pool.path : [...pool.path, 'driver'],
        message: `pool "${pool.id}" has its driver from the GPU Operator, which ${pool.gpu.vendor === 'amd' ? 'builds' : 'publishes'} none for ${machines}`,
        help: 'write driver: { host: true } and have the driver in the image, or waive this where you build driver images',
      };
    }
    if (rdma?.ofed === 'operator') {
      yield {
        path: ['cluster', 'rdma', 'ofed'],
        message: `the Network Operator is to bring DOCA-OFED, and publishes none for ${machines}`,
        help: 'write ofed: inbox, or ofed: host and have it in the image',
      };
    }
  },

  examples: {
    valid: [
      exampleSite(),
      on('cloud-init', '', ''),
      on('talos', 'driver: { host: true }', ''),
      ofAmd('talos', 'host: true'),
    ],
    invalid: [
      { input: on('talos', '', ''), at: 'pools.train' },
      { input: on('talos', 'driver: { host: true }', 'nodes: { os: ubuntu24.04 }'), at: 'cluster.nodes.os' },
      { input: on('flatcar', 'driver: { modules: open }', ''), at: 'pools.train.driver' },
      { input: ofAmd('talos', 'version: "30.10", image: a.example.com/amdgpu'), at: 'pools.train.driver' },
      { input: on('talos', 'driver: { host: true }', 'rdma: { ofed: operator }'), at: 'cluster.rdma.ofed' },
    ],
  },
};

function on(machines: string, driver: string, more: string): string {
  return exampleSite({
    pools: `train: { server: nvidia/dgx-h100, perRack: 2, racks: hall-1/row-1, use: training, fabric: ib, ${driver} }`,
    cluster: `kubernetes: "1.34"\ncni: cilium\nstate: { backend: local }\nmachines: ${machines}\n${more}`,
  });
}

function ofAmd(machines: string, driver: string): string {
  return exampleSite({
    pools: `train: { server: supermicro/as-8125gs-tnmr2, perRack: 2, racks: hall-1/row-1, use: rental, driver: { ${driver} } }`,
    fabrics: '',
    storage: '',
    cluster: `kubernetes: "1.34"\ncni: cilium\nstate: { backend: local }\nmachines: ${machines}`,
  });
}
