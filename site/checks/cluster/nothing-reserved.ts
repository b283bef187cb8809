import { kubernetesCpuPolicies, kubernetesReserved } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const nothingReserved: Rule<Site> = {
  code: 'cluster/nothing-reserved',
  severity: 'warning',
  waivable: true,
  holds: 'A pool whose machines are written here says what they keep for the system.',
  because:
    'By default pods may take every processor and all memory, and the kubelet and the container runtime go short first. Without a reservation the kubelet gives no pod processors and memory on the side that its GPUs hang from either.',
  citations: [kubernetesReserved, kubernetesCpuPolicies],

  *find(site) {
    if (site.spec.cluster?.machines === undefined) return;
    for (const pool of site.pools) {
      if (pool.spec.machine?.reserved !== undefined) continue;
      yield {
        path: pool.path,
        message: `pool "${pool.id}" does not say what its machines keep for the system, so pods may take all of it`,
        help: 'say it, as in machine: { reserved: { cpus: 8, memory: 32 GiB } }: what your system takes when idle, and some to spare',
      };
    }
  },

  examples: {
    valid: [exampleSite(), written('machines: cloud-init', 'machine: { reserved: { cpus: 8, memory: 32 GiB } }')],
    invalid: [{ input: written('machines: cloud-init', ''), at: 'pools.train' }],
  },
};

function written(machines: string, machine: string): string {
  return exampleSite({
    pools: `train: { server: nvidia/dgx-h100, perRack: 2, racks: hall-1/row-1, use: training, fabric: ib, ${machine} }`,
    cluster: `kubernetes: "1.34"\ncni: cilium\nstate: { backend: local }\n${machines}`,
  });
}
