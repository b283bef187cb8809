import { kubernetesMultiTenancy, ncpIsolation } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { bringsCluster, type Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const clusterNotDedicated: Rule<Site> = {
  code: 'tenancy/cluster-not-dedicated',
  severity: 'error',
  holds: 'A tenant that is promised a cluster of its own is the only one of this file.',
  because:
    'One file renders one cluster: a control plane that a second tenant calls is not dedicated, whatever is rendered in it.',
  citations: [ncpIsolation, kubernetesMultiTenancy],

  *find(site) {
    // Who brings a cluster is not on this one.
    const here = site.tenants.filter((tenant) => !bringsCluster(tenant));
    if (site.spec.cluster === undefined || here.length < 2) return;
    for (const tenant of here) {
      if (tenant.spec.isolation !== 'dedicated-cluster') continue;
      const others = here.filter((other) => other !== tenant);
      yield {
        path: [...tenant.path, 'isolation'],
        message: `tenant "${tenant.id}" is promised a cluster of its own, but ${others.map(({ id }) => `"${id}"`).join(', ')} ${others.length > 1 ? 'are' : 'is'} on it too`,
        help: 'write a site file of its own for its part of the building, or promise dedicated-fabric',
      };
    }
  },

  examples: {
    valid: [exampleSite(), dedicated('')],
    invalid: [
      {
        input: dedicated('second: { isolation: shared, pools: { train: 1 node }, contract: { flexible: true } }'),
        at: 'tenants.first.isolation',
      },
    ],
  },
};

function dedicated(second: string): string {
  return exampleSite({
    tenants: `
      first: { isolation: dedicated-cluster, pools: { train: 4 nodes }, pkey: "0x0101", contract: { flexible: true } }
      ${second}`,
    cluster: 'kubernetes: "1.34"\ncni: cilium\nstate: { backend: local }',
  });
}
