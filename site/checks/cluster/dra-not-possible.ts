import { gpuOperatorPlatforms } from '../../catalog/citations.ts';
import { compareVersions } from '../../catalog/index.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

/** The first version that the GPU Operator hands GPUs out by claims on (NVIDIA GPU Operator v26.7 documentation, DRA driver). */
const LEAST = '1.34.2';

export const draNotPossible: Rule<Site> = {
  code: 'cluster/dra-not-possible',
  severity: 'error',
  holds: 'GPUs are handed out by claims only where Kubernetes, pools and queues can do with it.',
  because:
    'By claims no node offers a resource that can be counted: quotas and queues of tenants count GPUs that nobody has, and shared GPUs are not shared. The mode is experimental, and needs a patch of Kubernetes that is new enough.',
  citations: [gpuOperatorPlatforms],

  *find(site) {
    const { gpus, kubernetes } = site.spec.cluster ?? {};
    if (gpus !== 'dra' || kubernetes === undefined) return;
    if (compareVersions(kubernetes, LEAST) < 0) {
      yield {
        path: ['cluster', 'kubernetes'],
        message: `gpus: dra needs kubernetes ${LEAST} or later, and the file says ${kubernetes}`,
        help: `write "${LEAST}" or later with its patch, or gpus: device-plugin`,
      };
    }
    if (site.tenants.length > 0) {
      yield {
        path: ['cluster', 'gpus'],
        message: `gpus: dra leaves nothing to count in the queues of ${site.tenants.length === 1 ? 'a tenant' : `${site.tenants.length} tenants`}`,
        help: 'write gpus: device-plugin, or hand the cluster over whole, without tenants',
      };
    }
    for (const pool of site.pools) {
      const { sharing = 'none' } = pool.spec;
      if (sharing === 'none') continue;
      yield {
        path: [...pool.path, 'sharing'],
        message: `pool "${pool.id}" is shared by ${sharing}, which is set by labels that gpus: dra does not read`,
        help: 'write sharing: none, or gpus: device-plugin',
      };
    }
  },

  examples: {
    valid: [exampleSite(), claimed('1.34.2', ''), claimed('1.35.0', '')],
    invalid: [
      { input: claimed('1.34', ''), at: 'cluster.kubernetes' },
      { input: claimed('1.34.2', ', sharing: mig'), at: 'pools.train.sharing' },
      {
        input: claimed(
          '1.34.2',
          '',
          'first: { isolation: shared, pools: { train: all }, contract: { flexible: true } }',
        ),
        at: 'cluster.gpus',
      },
    ],
  },
};

function claimed(kubernetes: string, sharing: string, tenants = ''): string {
  return exampleSite({
    pools: `train: { server: nvidia/dgx-h100, perRack: 2, racks: hall-1/row-1, use: rental${sharing} }`,
    fabrics: '',
    storage: '',
    tenants,
    cluster: `kubernetes: "${kubernetes}"\ncni: cilium\nstate: { backend: local }\ngpus: dra`,
  });
}
