import { amdGpuOperator, gpuOperatorPlatforms, kueueClaims } from '../../catalog/citations.ts';
import { compareVersions } from '../../catalog/index.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { fabricOf, poolsOfVendor, type Site, tenantsOfPool } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

/** The first version that the GPU Operator hands GPUs out by claims on (NVIDIA GPU Operator v26.7 documentation, DRA driver). */
const LEAST = '1.34.2';

const TENANT = 'first: { isolation: shared, pools: { train: all }, contract: { flexible: true } }';

export const draNotPossible: Rule<Site> = {
  code: 'cluster/dra-not-possible',
  severity: 'error',
  holds: 'GPUs are handed out by claims only where Kubernetes, pools and queues can do with it.',
  because:
    'Kueue 0.19 counts the GPUs that jobs claim, but does not look for them on the nodes of a topology: on a fabric it would place a gang where its GPUs are taken. Labels that cut or share a GPU are not read. The mode is experimental, and needs a patch of Kubernetes that is new enough.',
  citations: [gpuOperatorPlatforms, amdGpuOperator, kueueClaims],

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
    const placed = site.pools.filter(
      (pool) => fabricOf(site, pool) !== undefined && tenantsOfPool(site, pool).length > 0,
    );
    if (placed.length > 0) {
      const names = placed.map(({ id }) => `"${id}"`).join(', ');
      yield {
        path: ['cluster', 'gpus'],
        message: `gpus: dra leaves the queues of pool ${names} without what they place jobs on its fabric by: claims are counted, and not looked for node by node`,
        help: 'write gpus: device-plugin, or hand the cluster over whole, without tenants',
      };
    }
    for (const pool of poolsOfVendor(site, 'amd')) {
      yield {
        path: ['cluster', 'gpus'],
        message: `gpus: dra hands out no GPU of pool "${pool.id}": the AMD GPU Operator has claims from v1.5.0 on, and v1.4.0 is pinned`,
        help: 'write gpus: device-plugin',
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
    valid: [exampleSite(), claimed('1.34.2', ''), claimed('1.35.0', ''), claimed('1.34.2', '', { tenants: TENANT })],
    invalid: [
      { input: claimed('1.34', ''), at: 'cluster.kubernetes' },
      { input: claimed('1.34.2', ', sharing: mig'), at: 'pools.train.sharing' },
      {
        input: claimed('1.34.2', ', driver: { host: true }', { server: 'supermicro/as-8125gs-tnmr2' }),
        at: 'cluster.gpus',
      },
      {
        input: claimed('1.34.2', ', fabric: ib', {
          tenants: TENANT,
          fabrics: 'ib: { kind: infiniband, switch: nvidia/qm9700, taper: 1, racks: hall-1/row-2 }',
        }),
        at: 'cluster.gpus',
      },
    ],
  },
};

interface Parts {
  readonly tenants?: string;
  readonly fabrics?: string;
  readonly server?: string;
}

function claimed(
  kubernetes: string,
  more: string,
  { tenants = '', fabrics = '', server = 'nvidia/dgx-h100' }: Parts = {},
): string {
  return exampleSite({
    pools: `train: { server: ${server}, perRack: 2, racks: hall-1/row-1, use: rental${more} }`,
    fabrics,
    storage: '',
    tenants,
    cluster: `kubernetes: "${kubernetes}"\ncni: cilium\nstate: { backend: local }\ngpus: dra`,
  });
}
