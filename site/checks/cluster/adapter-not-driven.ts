import {
  amdNetworkOperator,
  broadcomInContainers,
  networkOperatorDocs,
  otherVendorsShared,
  sriovHardware,
} from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const adapterNotDriven: Rule<Site> = {
  code: 'cluster/adapter-not-driven',
  severity: 'error',
  holds: 'Every pool on a fabric of a rendered cluster has adapters that the NVIDIA Network Operator knows.',
  because:
    'Driver, device plugin and settings go by the PCI vendor of ConnectX and BlueField: on other adapters they find nothing, nodes offer no port, and jobs that ask for one wait for ever. For the BCM57608 (Thor 2) of Broadcom nobody says that the shared device plugin offers its ports, and its library has to be in every container. For Pollara AMD has an operator, validated up to Kubernetes 1.33, with a second Multus and one name for all ports of a node, by which no rail can be asked for.',
  citations: [networkOperatorDocs, sriovHardware, amdNetworkOperator, broadcomInContainers, otherVendorsShared],

  *find(site) {
    if (site.spec.cluster === undefined) return;
    for (const pool of site.pools) {
      const adapter = site.catalog.adapter(pool.server.fabric?.adapter ?? '');
      if (pool.fabricId === undefined || adapter === undefined || adapter.pciDevice !== undefined) continue;
      yield {
        path: [...pool.path, 'fabric'],
        message: `nodes of pool "${pool.id}" join fabric "${pool.fabricId}" by "${adapter.id}", which the NVIDIA Network Operator does not drive`,
        help: 'take the fabric away from this pool, describe the server with ConnectX adapters in catalog.yaml where it has them, or leave the pool in a file without a cluster',
      };
    }
  },

  examples: {
    valid: [exampleSite(), joinedBy('supermicro/as-8125gs-tnmr2', ''), joinedBy('nvidia/dgx-h100', ', fabric: eth')],
    invalid: [{ input: joinedBy('supermicro/as-8125gs-tnmr2', ', fabric: eth'), at: 'pools.train.fabric' }],
  },
};

function joinedBy(server: string, fabric: string): string {
  const driver = server.startsWith('nvidia') ? '' : ', driver: { host: true }';
  return exampleSite({
    pools: `train: { server: ${server}, perRack: 2, racks: hall-1/row-1, use: rental${driver}${fabric} }`,
    fabrics: 'eth: { kind: roce, switch: nvidia/sn5600, taper: 1, racks: hall-1/row-2 }',
    storage: '',
    cluster: 'kubernetes: "1.34"\ncni: cilium\nstate: { backend: local }',
  });
}
