import { ncclPlaneOrder } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { interfacesPerRail, rdmaMode, type Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const functionsMayCrossPlanes: Rule<Site> = {
  code: 'fabric/functions-may-cross-planes',
  severity: 'warning',
  holds: 'Where software joins planes, pods have whole interfaces or share them.',
  because:
    'NCCL pairs the joined interfaces of two nodes by their order on the bus. Those of a port come in the order of its planes on every node; its virtual functions have been seen in another on each, and then plane 0 of one node is led to plane 1 of the next: jobs hang at the start, or crawl. A change that sorts them by name was closed without being taken.',
  citations: [ncclPlaneOrder],

  *find(site) {
    if (site.spec.cluster === undefined) return;
    for (const fabric of site.fabrics) {
      if (interfacesPerRail(fabric) === 1 || rdmaMode(site, fabric) !== 'sriov') continue;
      yield {
        path: [...fabric.path, 'access'],
        message: `pods reach fabric "${fabric.id}" by virtual functions on ${fabric.planes} planes, whose order NCCL may take differently on each node`,
        help: 'write access: host-device where one job has the node, or try the NCCL of your images on two nodes and waive this',
      };
    }
  },

  examples: {
    valid: [exampleSite(), ethernet('2, planesJoined: by-software', 'host-device'), ethernet('1', 'sriov')],
    invalid: [{ input: ethernet('2, planesJoined: by-software', 'sriov'), at: 'fabrics.eth.access' }],
  },
};

function ethernet(planes: string, access: string): string {
  return exampleSite({
    fabrics: `eth: { kind: roce, switch: nvidia/sn5600, taper: 1, planes: ${planes}, access: ${access}, racks: hall-1/row-2 }`,
    pools: 'train: { server: nvidia/dgx-b300, perRack: 2, racks: hall-1/row-1, use: training, fabric: eth }',
    cluster: 'kubernetes: "1.34"\ncni: cilium\nstate: { backend: local }',
  });
}
