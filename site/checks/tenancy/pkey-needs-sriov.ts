import { ibKubernetes, networkOperatorDocs } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { partitionedTenants, type Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const pkeyNeedsSriov: Rule<Site> = {
  code: 'tenancy/pkey-needs-sriov',
  severity: 'error',
  holds: 'On a fabric where a tenant has a P_Key, pods reach it by virtual functions.',
  because:
    'A P_Key hangs on the GUID of a virtual function. A shared port has the partitions of the whole node, and a whole port keeps those that the last pod left.',
  citations: [ibKubernetes, networkOperatorDocs],

  *find(site) {
    if (site.spec.cluster === undefined) return;
    for (const fabric of site.fabrics) {
      const { access } = fabric.spec;
      const [tenant] = partitionedTenants(site, fabric);
      if (tenant === undefined || access === undefined || access === 'sriov') continue;
      yield {
        path: [...fabric.path, 'access'],
        message: `tenant "${tenant.id}" has P_Key ${tenant.spec.pkey} on fabric "${fabric.id}", where pods get ${access === 'shared' ? 'the ports of the node together' : 'whole ports'}`,
        help: 'write access: sriov, or take the P_Key away',
      };
    }
  },

  examples: {
    valid: [exampleSite(), reachedBy('sriov')],
    invalid: [
      { input: reachedBy('shared'), at: 'fabrics.ib.access' },
      { input: reachedBy('host-device'), at: 'fabrics.ib.access' },
    ],
  },
};

function reachedBy(access: string): string {
  return exampleSite({
    pools:
      'train: { server: nvidia/dgx-h100, perRack: 2, racks: hall-1/row-1, use: training, fabric: ib, interfaces: [ib0, ib1, ib2, ib3, ib4, ib5, ib6, ib7] }',
    fabrics: `ib: { kind: infiniband, switch: nvidia/qm9700, taper: 1, manager: ufm, access: ${access}, racks: hall-1/row-2 }`,
    tenants:
      'meridian: { isolation: dedicated-fabric, pools: { train: 4 nodes }, pkey: "0x0101", contract: { flexible: true } }',
    cluster: 'kubernetes: "1.34"\ncni: cilium\nstate: { backend: local }',
  });
}
