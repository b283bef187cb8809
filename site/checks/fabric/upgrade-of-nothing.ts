import { networkOperatorDocs } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { rdmaMode, type Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const upgradeOfNothing: Rule<Site> = {
  code: 'fabric/upgrade-of-nothing',
  severity: 'error',
  holds:
    'Only a fabric with virtual functions, or with the network driver of the operator, says how its nodes come to them.',
  because:
    'Nothing else on a fabric takes nodes away: who writes how many at one time counts on a roll that never comes.',
  citations: [networkOperatorDocs],

  *find(site) {
    const { cluster } = site.spec;
    if (cluster === undefined || cluster.rdma?.ofed === 'operator') return;
    for (const fabric of site.fabrics) {
      if (fabric.spec.upgrade === undefined || rdmaMode(site, fabric) === 'sriov') continue;
      yield {
        path: [...fabric.path, 'upgrade'],
        message: `fabric "${fabric.id}" says how many nodes are changed at one time, and has neither virtual functions nor the network driver of the operator`,
        help: 'take upgrade away, or write access: sriov, or ofed: operator under cluster.rdma',
      };
    }
  },

  examples: {
    valid: [exampleSite(), rolled('access: sriov', ''), rolled('access: host-device', 'rdma: { ofed: operator }')],
    invalid: [{ input: rolled('access: host-device', ''), at: 'fabrics.ib.upgrade' }],
  },
};

function rolled(access: string, rdma: string): string {
  return exampleSite({
    pools:
      'train: { server: nvidia/dgx-h100, perRack: 2, racks: hall-1/row-1, use: rental, fabric: ib, interfaces: [ib0, ib1, ib2, ib3, ib4, ib5, ib6, ib7] }',
    fabrics: `ib: { kind: infiniband, switch: nvidia/qm9700, taper: 1, racks: hall-1/row-2, ${access}, upgrade: { atOnce: 4 } }`,
    storage: '',
    cluster: `kubernetes: "1.34"\ncni: cilium\nstate: { backend: local }\n${rdma}`,
  });
}
