import { namespaces } from '../../constructs/names.ts';
import { AdmissionPolicies } from '../../constructs/tenancy/admission-policies.ts';
import { tenantGrants } from '../../constructs/tenancy/grants.ts';
import { TenantAdmission } from '../../constructs/tenancy/tenant-admission.ts';
import type { Site, Tenant } from '../../site/model/index.ts';
import { labStack } from '../constructs/sites.ts';
import type { ObjectRef } from './kubernetes/api.ts';
import type { Cluster } from './kubernetes/cluster.ts';

/** What the API server needs to hold tenants to their policies: test files that ask for no more share one. */
export const policyOptions = {
  parts: ['kube-controller-manager'],
  components: ['jobset', 'rook-ceph'],
  allControllers: true,
} as const;

/** The namespace of a tenant, the policies, and the lists that bind them to it. Each policy is read a moment later. */
export async function applyTenantPolicies({ api, namespace }: Cluster, site: Site, tenant: Tenant): Promise<void> {
  const stack = labStack();
  const { objects: policies } = new AdmissionPolicies(stack, 'policies', { site });
  const { bindings } = new TenantAdmission(stack, 'admission', { site, tenant });
  await namespace(namespaces.policies);
  const metadata = { name: tenant.id, namespace: namespaces.policies };
  await api.apply({ apiVersion: 'v1', kind: 'ConfigMap', metadata, data: tenantGrants(site, tenant) });
  for (const object of [...policies, ...bindings.objects]) await api.apply(object as ObjectRef);
  await namespace(tenant.id, { 'afterhash.io/tenant': tenant.id });
}
