import { spectrumXComponents, spectrumXConfiguration } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { rdmaMode, type Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const functionsMissPlanes: Rule<Site> = {
  code: 'fabric/functions-miss-planes',
  severity: 'error',
  holds: 'Pods have no virtual functions on a fabric whose planes the adapter joins.',
  because:
    'There a function has all planes only as a port of the switch in its adapter, which takes Open vSwitch of DOCA and xPlane on every node: a technology preview in Network Operator 26.4, and not rendered. A plain function hangs on the port that it was cut from, and so on one plane.',
  citations: [spectrumXComponents, spectrumXConfiguration],

  *find(site) {
    if (site.spec.cluster === undefined) return;
    for (const fabric of site.fabrics) {
      if (fabric.spec.planesJoined !== 'by-adapter' || rdmaMode(site, fabric) !== 'sriov') continue;
      yield {
        path: [...fabric.path, 'access'],
        message: `pods reach fabric "${fabric.id}" by virtual functions, and its adapters join ${fabric.planes} planes: each function would have one of them`,
        help: 'write access: host-device for whole ports, access: shared, or planesJoined: by-software',
      };
    }
  },

  examples: {
    valid: [
      exampleSite(),
      ethernet('by-adapter', 'shared'),
      ethernet('by-adapter', 'host-device'),
      ethernet('by-software', 'sriov'),
    ],
    invalid: [{ input: ethernet('by-adapter', 'sriov'), at: 'fabrics.eth.access' }],
  },
};

function ethernet(joined: string, access: string): string {
  return exampleSite({
    fabrics: `eth: { kind: roce, switch: nvidia/sn5600, taper: 1, planes: 2, planesJoined: ${joined}, access: ${access}, racks: hall-1/row-2 }`,
    pools: 'train: { server: nvidia/dgx-b300, perRack: 2, racks: hall-1/row-1, use: training, fabric: eth }',
    cluster: 'kubernetes: "1.34"\ncni: cilium\nstate: { backend: local }',
  });
}
