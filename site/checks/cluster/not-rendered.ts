import { kubernetesMultiTenancy } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { bringsCluster, type Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const notRendered: Rule<Site> = {
  code: 'cluster/not-rendered',
  severity: 'info',
  holds: 'A site with tenants of our pools says what their cluster is.',
  because:
    'Without a cluster the building is checked and nothing is rendered: no queue, no quota and no wall between tenants comes from here.',
  citations: [kubernetesMultiTenancy],

  *find(site) {
    const ours = site.tenants.filter((tenant) => !bringsCluster(tenant));
    if (site.spec.cluster !== undefined || ours.length === 0) return;
    yield {
      path: ['tenants'],
      message: `the file has ${ours.length === 1 ? 'a tenant' : `${ours.length} tenants`} and no cluster, so nothing is rendered for them`,
      help: 'add a cluster, or leave it where the tenant brings one',
    };
  },

  examples: {
    valid: [exampleSite(), withTenant('kubernetes: "1.34"\ncni: cilium\nstate: { backend: local }')],
    invalid: [{ input: withTenant(''), at: 'tenants' }],
  },
};

function withTenant(cluster: string): string {
  return exampleSite({
    tenants: 'meridian: { isolation: shared, pools: { train: all }, contract: { flexible: true } }',
    cluster,
  });
}
