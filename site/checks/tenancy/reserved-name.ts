import type { Rule } from '../../diagnostics/index.ts';
import { platformNamespaces, type Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

/** Kubernetes keeps names with this prefix for itself (Kubernetes documentation, Namespaces). */
const KEPT_PREFIX = 'kube-';

/** Where objects land that say nothing. */
const DEFAULT_NAMESPACE = 'default';

export const reservedName: Rule<Site> = {
  code: 'tenancy/reserved-name',
  severity: 'error',
  holds: "No tenant is called like a namespace of Kubernetes or of the platform, or begins with 'kube-'.",
  because:
    'A tenant\'s namespace is its id. One called "kube-system" or "monitoring" would put the tenant\'s rights, and its closed network, on the namespace that keeps the cluster alive.',
  citations: [
    {
      title: 'Kubernetes documentation, Namespaces',
      url: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/',
      date: '2026-11-22',
    },
  ],

  *find(site) {
    const taken = new Set<string>([DEFAULT_NAMESPACE, ...Object.values(platformNamespaces)]);
    for (const tenant of site.tenants) {
      if (!taken.has(tenant.id) && !tenant.id.startsWith(KEPT_PREFIX)) continue;
      yield {
        path: tenant.path,
        message: `tenant "${tenant.id}" would be given the namespace "${tenant.id}", which is not free`,
        help: `call it "tenant-${tenant.id}", say`,
      };
    }
  },

  examples: {
    valid: [exampleSite({ tenants: one('meridian') })],
    invalid: [
      { input: exampleSite({ tenants: one('kube-system') }), at: 'tenants.kube-system' },
      { input: exampleSite({ tenants: one('monitoring') }), at: 'tenants.monitoring' },
    ],
  },
};

function one(id: string): string {
  return `${id}: { isolation: shared, pools: { train: 1 node }, contract: { flexible: true } }`;
}
