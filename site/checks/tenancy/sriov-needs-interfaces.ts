import { networkOperatorDocs } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { misnamedInterfaces, partitionedTenants, type Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const sriovNeedsInterfaces: Rule<Site> = {
  code: 'tenancy/sriov-needs-interfaces',
  severity: 'error',
  holds: 'On a fabric where pods get P_Keys, every pool names one interface for each rail of its nodes.',
  because:
    'A P_Key hangs on a virtual function, and a virtual function is cut from a port by its name: a rail without a name gets none. One tenant with a P_Key has this so for every pool of the fabric.',
  citations: [networkOperatorDocs],

  *find(site) {
    if (site.spec.cluster === undefined) return;
    for (const fabric of site.fabrics) {
      const [tenant] = partitionedTenants(site, fabric);
      if (tenant === undefined) continue;
      for (const { pool, path, rails, named } of misnamedInterfaces(fabric)) {
        yield {
          path,
          message: `nodes of pool "${pool.id}" have ${rails} rails on fabric "${fabric.id}", and ${named} interfaces are named`,
          help: `name all ${rails} in the order of the rails, as in interfaces: [ibp3s0, ibp4s0]: tenant "${tenant.id}" has P_Key ${tenant.spec.pkey} there`,
        };
      }
    }
  },

  examples: {
    valid: [exampleSite(), partitioned('interfaces: [ib0, ib1, ib2, ib3, ib4, ib5, ib6, ib7]')],
    invalid: [
      { input: partitioned(''), at: 'pools.train' },
      { input: partitioned('interfaces: [ib0, ib1, ib2, ib3]'), at: 'pools.train.interfaces' },
    ],
  },
};

function partitioned(interfaces: string): string {
  return exampleSite({
    pools: `train: { server: nvidia/dgx-h100, perRack: 2, racks: hall-1/row-1, use: training, fabric: ib, ${interfaces} }`,
    fabrics: 'ib: { kind: infiniband, switch: nvidia/qm9700, taper: 1, manager: ufm, racks: hall-1/row-2 }',
    tenants:
      'meridian: { isolation: dedicated-fabric, pools: { train: 4 nodes }, pkey: "0x0101", contract: { flexible: true } }',
    cluster: 'kubernetes: "1.34"\ncni: cilium\nstate: { backend: local }',
  });
}
