import { amdGpuOperator, gpuOperatorPlatforms } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const gpuNotDriven: Rule<Site> = {
  code: 'cluster/gpu-not-driven',
  severity: 'error',
  holds: 'Every pool of a rendered cluster has GPUs that its operator drives.',
  because:
    'The NVIDIA GPU Operator is what is rendered; on the nodes of another vendor it finds nothing, and they offer no GPU to anybody. AMD has an operator of its own, with other objects and another resource, amd.com/gpu: its kinds are not among those that what is rendered was tried against, and queues, quotas and alerts do not count its resource yet.',
  citations: [gpuOperatorPlatforms, amdGpuOperator],

  *find(site) {
    if (site.spec.cluster === undefined) return;
    for (const pool of site.pools) {
      if (pool.gpu.vendor === 'nvidia') continue;
      yield {
        path: [...pool.path, 'server'],
        message: `pool "${pool.id}" has "${pool.gpu.id}", but the cluster is rendered with the NVIDIA GPU Operator alone`,
        help: 'leave the pool in a file without a cluster for now, so that the building is still checked',
      };
    }
  },

  examples: {
    valid: [exampleSite(), rented('nvidia/dgx-h100')],
    invalid: [{ input: rented('supermicro/as-8125gs-tnmr2'), at: 'pools.train.server' }],
  },
};

function rented(server: string): string {
  return exampleSite({
    pools: `train: { server: ${server}, perRack: 2, racks: hall-1/row-1, use: rental }`,
    fabrics: '',
    storage: '',
    cluster: 'kubernetes: "1.34"\ncni: cilium\nstate: { backend: local }',
  });
}
