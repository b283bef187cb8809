import { ibKubernetes, networkOperatorDocs } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { partitionedTenants, type Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

/** In the catalog, the form of a GPU on one board with an Arm CPU. */
const ON_ARM = 'superchip';

export const pkeysNeedX86: Rule<Site> = {
  code: 'cluster/pkeys-need-x86',
  severity: 'info',
  holds: 'A cluster with P_Keys has an x86 node for the controller that sets them.',
  because:
    'The controller, ib-kubernetes, is built for x86 only, and the trays of a Grace rack are Arm: with no other node its pod waits for ever, and with it every pod on the fabric.',
  citations: [networkOperatorDocs, ibKubernetes],

  *find(site) {
    if (site.spec.cluster === undefined || site.pools.some((pool) => pool.gpu.form !== ON_ARM)) return;
    for (const fabric of site.fabrics) {
      if (partitionedTenants(site, fabric).length === 0) continue;
      yield {
        path: fabric.path,
        message: `fabric "${fabric.id}" has P_Keys, set by ib-kubernetes, which needs an x86 node, and every pool of this site is Arm`,
        help: 'see to it that the control plane, or a management node, is x86',
      };
    }
  },

  examples: {
    valid: [exampleSite(), grace('')],
    invalid: [{ input: grace('pkey: "0x0101", '), at: 'fabrics.ib' }],
  },
};

function grace(pkey: string): string {
  return exampleSite({
    pools: 'train: { server: nvidia/gb300-nvl72, racks: hall-1/row-1, use: training, fabric: ib }',
    fabrics: 'ib: { kind: infiniband, switch: nvidia/q3400-ra, taper: 1, manager: ufm, racks: hall-1/row-2 }',
    storage: '',
    tenants: `meridian: { isolation: dedicated-nodes, pools: { train: all }, ${pkey}contract: { flexible: true } }`,
    cluster: 'kubernetes: "1.34"\ncni: cilium\nstate: { backend: local }',
  });
}
