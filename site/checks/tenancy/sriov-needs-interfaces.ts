import { networkOperatorDocs } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { partitionedTenants, railsOf, type Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const sriovNeedsInterfaces: Rule<Site> = {
  code: 'tenancy/sriov-needs-interfaces',
  severity: 'error',
  holds: 'Where pods get P_Keys, the file names one interface for each rail of the nodes that they run on.',
  because:
    'A P_Key hangs on a virtual function, and a virtual function is cut from a port by its name: a rail without a name gets none and its traffic stays in the default partition.',
  citations: [networkOperatorDocs],

  *find(site) {
    const { cluster } = site.spec;
    if (cluster === undefined) return;
    const named = cluster.rdma?.interfaces?.length ?? 0;
    const claimed = site.fabrics.flatMap((fabric) => {
      const tenants = partitionedTenants(site, fabric);
      return fabric.pools.filter((pool) =>
        tenants.some((tenant) => tenant.claims.some((claim) => claim.pool === pool)),
      );
    });
    const wrong = claimed.find((pool) => railsOf(pool) !== named);
    if (wrong === undefined) return;
    const inFile =
      cluster.rdma?.interfaces !== undefined ? ['rdma', 'interfaces'] : cluster.rdma !== undefined ? ['rdma'] : [];
    yield {
      path: ['cluster', ...inFile],
      message: `nodes of pool "${wrong.id}" have ${railsOf(wrong)} rails with P_Keys, but ${named} interfaces are named`,
      help: 'name them rail by rail under cluster.rdma.interfaces, as in [ibp3s0, ibp4s0]; pools of other rails take tenants without a P_Key',
    };
  },

  examples: {
    valid: [exampleSite(), partitioned('rdma: { interfaces: [ib0, ib1, ib2, ib3, ib4, ib5, ib6, ib7] }')],
    invalid: [
      { input: partitioned(''), at: 'cluster' },
      { input: partitioned('rdma: { interfaces: [ib0, ib1, ib2, ib3] }'), at: 'cluster.rdma.interfaces' },
    ],
  },
};

function partitioned(rdma: string): string {
  return exampleSite({
    fabrics: 'ib: { kind: infiniband, switch: nvidia/qm9700, taper: 1, manager: ufm, racks: hall-1/row-2 }',
    tenants:
      'meridian: { isolation: dedicated-fabric, pools: { train: 4 nodes }, pkey: "0x0101", contract: { flexible: true } }',
    cluster: `kubernetes: "1.34"\ncni: cilium\nstate: { backend: local }\n${rdma}`,
  });
}
