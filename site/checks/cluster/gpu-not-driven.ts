import { amdDrivers, amdGpuOperator } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { poolsOfVendor, type Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const gpuNotDriven: Rule<Site> = {
  code: 'cluster/gpu-not-driven',
  severity: 'error',
  holds: 'Every pool of AMD says where its driver comes from.',
  because:
    'The NVIDIA GPU Operator brings a driver of its own. The AMD GPU Operator publishes none: it finds one in the machine image, or builds one for the kernel of each node and pushes it to a registry that is yours. Without either nodes offer no GPU to anybody.',
  citations: [amdGpuOperator, amdDrivers],

  *find(site) {
    if (site.spec.cluster === undefined) return;
    for (const pool of poolsOfVendor(site, 'amd')) {
      const { host = false, version, image } = pool.spec.driver ?? {};
      const path = pool.spec.driver === undefined ? pool.path : [...pool.path, 'driver'];
      if (host || (version !== undefined && image !== undefined)) continue;
      yield {
        path,
        message: `pool "${pool.id}" has GPUs of AMD, and nothing says ${version === undefined && image === undefined ? 'where their driver comes from' : version === undefined ? 'which driver is built' : 'where the driver that is built is kept'}`,
        help: 'write driver: { host: true } and have amdgpu in the machine image, or driver: { version: "30.10", image: <repository of yours, without a tag> }',
      };
    }
  },

  examples: {
    valid: [
      exampleSite(),
      driven('as-8125gs-tnmr2', '{ host: true }'),
      driven('as-4126gs-nmr-lcc', '{ version: "30.10", image: registry.example.com/drivers/amdgpu }'),
      driven('as-8125gs-tnmr2', undefined, ''),
    ],
    invalid: [
      { input: driven('as-8125gs-tnmr2'), at: 'pools.train' },
      { input: driven('as-8125gs-tnmr2', '{ version: "30.10" }'), at: 'pools.train.driver' },
    ],
  },
};

function driven(
  server: string,
  driver?: string,
  cluster = 'kubernetes: "1.34"\ncni: cilium\nstate: { backend: local }',
) {
  const more = driver === undefined ? '' : `, driver: ${driver}`;
  return exampleSite({
    pools: `train: { server: supermicro/${server}, perRack: 2, racks: hall-1/row-1, use: rental${more} }`,
    fabrics: '',
    storage: '',
    cluster,
  });
}
