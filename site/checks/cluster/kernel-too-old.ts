import { compareVersions, rdmaWays } from '../../catalog/index.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

const DMA_BUF = rdmaWays['dma-buf'];

export const kernelTooOld: Rule<Site> = {
  code: 'cluster/kernel-too-old',
  severity: 'error',
  holds:
    'Nodes whose GPUs reach a fabric boot a kernel with DMA-BUF, Linux 5.12 or later, or have the old peer-memory module.',
  because:
    'On an older kernel everything installs and reports ready, and every byte between GPU and adapter goes through the memory of the host: collectives run at a fraction of the link.',
  citations: [...DMA_BUF.citations],

  *find(site) {
    const { nodes, rdma } = site.spec.cluster ?? {};
    if (nodes?.kernel === undefined || rdma?.peermem === true) return;
    const joined = site.pools.find((pool) => pool.fabricId !== undefined && pool.gpu.vendor === 'nvidia');
    if (joined === undefined || compareVersions(nodes.kernel, DMA_BUF.kernel) >= 0) return;
    yield {
      path: ['cluster', 'nodes', 'kernel'],
      message: `pool "${joined.id}" reaches fabric "${joined.fabricId}" from kernel ${nodes.kernel}, and GPUDirect by DMA-BUF needs ${DMA_BUF.kernel}`,
      help: `boot ${DMA_BUF.kernel} or later, or have DOCA-OFED and peermem: true under cluster.rdma`,
    };
  },

  examples: {
    valid: [
      exampleSite(),
      booting('"5.15"'),
      booting('"5.12"'),
      booting('"5.4"', 'rdma: { ofed: host, peermem: true }'),
    ],
    invalid: [
      { input: booting('"5.4"'), at: 'cluster.nodes.kernel' },
      { input: booting('"5.11.22"'), at: 'cluster.nodes.kernel' },
    ],
  },
};

function booting(kernel: string, more = ''): string {
  return exampleSite({
    cluster: `kubernetes: "1.34"\ncni: cilium\nstate: { backend: local }\nnodes: { os: ubuntu22.04, kernel: ${kernel} }\n${more}`,
  });
}
