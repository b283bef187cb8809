import { ibKubernetes, networkOperatorDocs } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { partitionedTenants, type Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const pkeyNeedsUfm: Rule<Site> = {
  code: 'tenancy/pkey-needs-ufm',
  severity: 'error',
  holds: 'A fabric on which pods get P_Keys is managed by UFM.',
  because:
    'The controller, ib-kubernetes, writes the GUIDs of pods into partitions through the interface of UFM; a subnet manager on a switch has none.',
  citations: [ibKubernetes, networkOperatorDocs],

  *find(site) {
    if (site.spec.cluster === undefined) return;
    for (const fabric of site.fabrics) {
      const [tenant] = partitionedTenants(site, fabric);
      if (tenant === undefined || fabric.spec.manager === 'ufm') continue;
      yield {
        path: fabric.spec.manager === undefined ? fabric.path : [...fabric.path, 'manager'],
        message: `tenant "${tenant.id}" has P_Key ${tenant.spec.pkey} on fabric "${fabric.id}", which ${fabric.spec.manager ?? 'opensm'} manages`,
        help: 'write manager: ufm, or lower the isolation to dedicated-nodes and take the P_Key away',
      };
    }
  },

  examples: {
    valid: [exampleSite(), managedBy('manager: ufm, ')],
    invalid: [
      { input: managedBy(''), at: 'fabrics.ib' },
      { input: managedBy('manager: opensm, '), at: 'fabrics.ib.manager' },
    ],
  },
};

function managedBy(manager: string): string {
  return exampleSite({
    fabrics: `ib: { kind: infiniband, switch: nvidia/q3400-ra, taper: 1, ${manager}racks: hall-1/row-2 }`,
    tenants:
      'meridian: { isolation: dedicated-fabric, pools: { train: 4 nodes }, pkey: "0x0101", contract: { flexible: true } }',
    cluster: 'kubernetes: "1.34"\ncni: cilium\nstate: { backend: local }',
  });
}
