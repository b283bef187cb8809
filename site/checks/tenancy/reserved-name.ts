import type { Rule } from '../../diagnostics/index.ts';
import { platformNamespaces, type Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

/** Kubernetes keeps names with this prefix for itself (Kubernetes documentation, Namespaces). */
const KEPT_PREFIX = 'kube-';

/** Where objects land that say nothing. */
const DEFAULT_NAMESPACE = 'default';

/** Where Cilium and Calico keep their own: no part of what is rendered, and there before it. */
const NETWORK_NAMESPACES = ['cilium-secrets', 'calico-system', 'calico-apiserver', 'tigera-operator'];

export const reservedName: Rule<Site> = {
  code: 'tenancy/reserved-name',
  severity: 'error',
  holds:
    "No tenant is called like a namespace of Kubernetes, of its pod network, of the platform, of the driver of a store or of Terraform's state, or begins with 'kube-'.",
  because:
    'A tenant\'s namespace is its id. One called "kube-system" or "monitoring" would put the tenant\'s rights, and its closed network, on the namespace that keeps the cluster alive; one called like that of the state could read all that Terraform knows.',
  citations: [
    {
      title: 'Kubernetes documentation, Namespaces',
      url: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/',
      date: '2026-11-22',
    },
    {
      title: 'cilium/cilium v1.20.0, install/kubernetes/cilium/values.yaml, secretsNamespace',
      url: 'https://github.com/cilium/cilium',
      date: '2026-11-22',
    },
    {
      title: 'tigera/operator, pkg/common/common.go; projectcalico/calico v3.32.2, manifests/tigera-operator.yaml',
      url: 'https://raw.githubusercontent.com/projectcalico/calico/v3.32.2/manifests/tigera-operator.yaml',
      date: '2026-11-26',
    },
  ],

  *find(site) {
    const state = site.spec.cluster?.state;
    const taken = new Set<string>([DEFAULT_NAMESPACE, ...NETWORK_NAMESPACES, ...Object.values(platformNamespaces)]);
    if (state?.backend === 'kubernetes') taken.add(state.namespace);
    for (const { spec } of site.storage)
      if (spec.kind === 'csi' && spec.namespace !== undefined) taken.add(spec.namespace);
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
    valid: [
      exampleSite({ tenants: one('meridian') }),
      exampleSite({ tenants: one('terraform-state'), cluster: stateIn('state') }),
    ],
    invalid: [
      { input: exampleSite({ tenants: one('kube-system') }), at: 'tenants.kube-system' },
      { input: exampleSite({ tenants: one('monitoring') }), at: 'tenants.monitoring' },
      { input: exampleSite({ tenants: one('csi-wekafs') }), at: 'tenants.csi-wekafs' },
      { input: exampleSite({ tenants: one('calico-system') }), at: 'tenants.calico-system' },
      {
        input: exampleSite({
          tenants: one('exa-csi'),
          storage:
            'bought: { kind: csi, driver: exa.csi.ddn.com, capacity: 1 PB, write: 40 GB/s, secret: exa, namespace: exa-csi }',
        }),
        at: 'tenants.exa-csi',
      },
      {
        input: exampleSite({ tenants: one('terraform-state'), cluster: stateIn('terraform-state') }),
        at: 'tenants.terraform-state',
      },
    ],
  },
};

function one(id: string): string {
  return `${id}: { isolation: shared, pools: { train: 1 node }, contract: { flexible: true } }`;
}

function stateIn(namespace: string): string {
  return `kubernetes: "1.34"\ncni: cilium\nstate: { backend: kubernetes, namespace: ${namespace} }`;
}
