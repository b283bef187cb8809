import { networkOperatorDocs, sharedPluginSelectors } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { type MisnamedInterfaces, misnamedInterfaces, partitionedTenants, type Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

const overInfiniband = 'kind: infiniband, switch: nvidia/qm9700';
const overEthernet = 'kind: roce, switch: nvidia/sn5600';

export const accessNeedsInterfaces: Rule<Site> = {
  code: 'fabric/access-needs-interfaces',
  severity: 'error',
  holds:
    'On a fabric that pods reach by virtual functions or whole ports, and on RoCE, every pool names one interface for each rail, or for each plane of it that software joins.',
  because:
    'Each rail and each such plane is a resource of its own, found by the name of its port: a rail without a name is offered to nobody, and one name too many is a rail that no job can fill. Shared ports of RoCE without names would be every Ethernet port of the vendor, those of storage and management too.',
  citations: [networkOperatorDocs, sharedPluginSelectors],

  *find(site) {
    if (site.spec.cluster === undefined) return;
    for (const fabric of site.fabrics) {
      const { access = 'shared', kind } = fabric.spec;
      // Where a tenant has a P_Key, tenancy/sriov-needs-interfaces says the same with its reason.
      if ((access === 'shared' && kind !== 'roce') || partitionedTenants(site, fabric).length > 0) continue;
      for (const misnamed of misnamedInterfaces(fabric)) {
        const { pool, path, rails, needed, named } = misnamed;
        const planes = needed === rails ? '' : ` of ${needed / rails} planes`;
        yield {
          path,
          message: `nodes of pool "${pool.id}" have ${rails} rails${planes} on fabric "${fabric.id}", which is ${kind} with access: ${access}, and ${named} interfaces are named`,
          help: howToName(misnamed, kind),
        };
      }
    }
  },

  examples: {
    valid: [
      exampleSite(),
      reachedBy('shared', ''),
      reachedBy('host-device', 'interfaces: [ib0, ib1, ib2, ib3, ib4, ib5, ib6, ib7]'),
      reachedBy('shared', 'interfaces: [en0, en1, en2, en3, en4, en5, en6, en7]', overEthernet),
      inPlanes('by-adapter', 8),
      inPlanes('by-software', 16),
    ],
    invalid: [
      { input: reachedBy('sriov', ''), at: 'pools.train' },
      { input: reachedBy('host-device', 'interfaces: [ib0, ib1]'), at: 'pools.train.interfaces' },
      { input: reachedBy('shared', '', overEthernet), at: 'pools.train' },
      { input: inPlanes('by-software', 8), at: 'pools.train.interfaces' },
      { input: inPlanes('by-adapter', 16), at: 'pools.train.interfaces' },
      { input: oneAdapter(), at: 'pools.train.adapters' },
    ],
  },
};

function howToName({ pool, rails, needed }: MisnamedInterfaces, kind: 'infiniband' | 'roce'): string {
  if (pool.spec.adapters !== undefined) return `write the PCI addresses of all ${rails} adapters, rail by rail`;
  if (needed > rails)
    return `name all ${needed}, the planes of each rail together, as in interfaces: [enp3s0f0np0, enp3s0f1np1, enp4s0f0np0, enp4s0f1np1]`;
  return `name all ${needed} in the order of the rails, as in ${kind === 'roce' ? 'interfaces: [enp3s0np0, enp4s0np0]' : 'interfaces: [ibp3s0, ibp4s0], or write access: shared'}`;
}

function inPlanes(joined: string, named: number): string {
  return exampleSite({
    pools: `train: { server: nvidia/dgx-b300, perRack: 2, racks: hall-1/row-1, use: training, fabric: eth, interfaces: [${Array.from({ length: named }, (_, i) => `en${i}`).join(', ')}] }`,
    fabrics: `eth: { kind: roce, switch: nvidia/sn5600, taper: 1, planes: 2, planesJoined: ${joined}, racks: hall-1/row-2 }`,
    cluster: 'kubernetes: "1.34"\ncni: cilium\nstate: { backend: local }',
  });
}

function reachedBy(access: string, interfaces: string, links = overInfiniband): string {
  return exampleSite({
    pools: `train: { server: nvidia/dgx-h100, perRack: 2, racks: hall-1/row-1, use: training, fabric: ib, ${interfaces} }`,
    fabrics: `ib: { ${links}, taper: 1, access: ${access}, racks: hall-1/row-2 }`,
    cluster: 'kubernetes: "1.34"\ncni: cilium\nstate: { backend: local }',
  });
}

function oneAdapter(): string {
  return exampleSite({
    pools:
      'train: { server: nvidia/dgx-b300, perRack: 2, racks: hall-1/row-1, use: training, fabric: eth, adapters: ["0000:1a:00.0"] }',
    fabrics:
      'eth: { kind: roce, switch: nvidia/sn5600, taper: 1, planes: 2, planesJoined: by-software, spectrumX: RA2.2, qos: { priority: 3, dscp: 24 }, racks: hall-1/row-2 }',
    cluster: 'kubernetes: "1.34"\ncni: cilium\nstate: { backend: local }',
  });
}
