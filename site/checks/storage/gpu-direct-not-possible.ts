import { gpuOperatorRdma } from '../../catalog/citations.ts';
import { gpuDirectStorage, gpuDirectTransports } from '../../catalog/storage-citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const gpuDirectNotPossible: Rule<Site> = {
  code: 'storage/gpu-direct-not-possible',
  severity: 'error',
  holds:
    'GPUDirect Storage is asked for only where the driver of each pool can do it, and that of the network too where the way is NFS over RDMA.',
  because:
    'The nvidia-fs module goes with the open kernel modules of an NVIDIA driver: beside the proprietary ones, or without a driver of NVIDIA, it does not load, and its container keeps the whole driver from being ready. A store on NFS is read directly over RDMA only, by DOCA-OFED: with the drivers of the kernel every read goes by the host, and nothing says so.',
  citations: [gpuDirectStorage, gpuDirectTransports, gpuOperatorRdma],

  *find(site) {
    for (const storage of site.storage) {
      const { spec } = storage;
      if (spec.kind === 'rook-ceph' || spec.gpuDirect !== true) continue;
      const { cluster } = site.spec;
      if (spec.kind === 'vast' && cluster !== undefined && (cluster.rdma?.ofed ?? 'inbox') === 'inbox')
        yield {
          path: [...storage.path, 'gpuDirect'],
          message: `storage "${storage.id}" is read by GPUs directly, which takes NFS over RDMA, but nodes have the network drivers of the kernel`,
          help: 'say ofed: host or ofed: operator under cluster.rdma, or take "gpuDirect" away',
        };
      const pools = spec.kind === 'node-nvme' ? storage.pools : site.pools;
      for (const pool of pools) {
        const why =
          pool.gpu.vendor !== 'nvidia'
            ? `"${pool.gpu.id}" is no GPU of NVIDIA`
            : pool.spec.driver?.modules === 'proprietary'
              ? 'has the proprietary kernel modules'
              : undefined;
        if (why === undefined) continue;
        yield {
          path: [...storage.path, 'gpuDirect'],
          message: `storage "${storage.id}" is read by GPUs directly, but pool "${pool.id}" ${pool.gpu.vendor === 'nvidia' ? why : `cannot: ${why}`}`,
          help: 'take "gpuDirect" away, or give the pool the open modules',
          related: [{ path: pool.path, message: 'the pool' }],
        };
      }
    }
  },

  examples: {
    valid: [exampleSite(), direct('driver: { modules: open }'), onNfs('ofed: host')],
    invalid: [
      { input: direct('driver: { modules: proprietary }'), at: 'storage.checkpoints.gpuDirect' },
      { input: onNfs('ofed: inbox'), at: 'storage.checkpoints.gpuDirect' },
    ],
  },
};

function direct(driver: string): string {
  return exampleSite({
    pools: `train: { server: nvidia/dgx-h100, perRack: 2, racks: hall-1/row-1, use: training, fabric: ib, redundancy: 2N, ${driver} }`,
    storage: `
      scratch: { kind: node-nvme, on: [train] }
      checkpoints: { kind: weka, capacity: 1 PB, write: 40 GB/s, secret: weka-csi, gpuDirect: true }`,
  });
}

function onNfs(rdma: string): string {
  return exampleSite({
    storage: `
      scratch: { kind: node-nvme, on: [train] }
      checkpoints: { kind: vast, capacity: 1 PB, write: 40 GB/s, secret: vast, gpuDirect: true }`,
    cluster: `kubernetes: "1.34"\ncni: cilium\nstate: { backend: local }\nrdma: { ${rdma} }`,
  });
}
