import type { Site, Tenant } from '../../site/model/index.ts';
import { workloadPriorityName } from '../names.ts';
import type { KubernetesObject } from '../terraform/kubernetes-object.ts';
import { KUEUE_API } from './kueue-api.ts';

/** One for each rank that a tenant has: its priority, and within that firm before flexible. */
export function priorityClasses(site: Site): readonly KubernetesObject[] {
  const byName = new Map(site.tenants.map((tenant) => [workloadPriorityName(tenant), priorityClass(tenant)]));
  return [...byName.values()];
}

function priorityClass(tenant: Tenant): KubernetesObject {
  return {
    apiVersion: KUEUE_API,
    kind: 'WorkloadPriorityClass',
    metadata: { name: workloadPriorityName(tenant) },
    value: rank(tenant),
    description: tenant.flexible
      ? 'may be shed: its contract is flexible'
      : 'is shed after all flexible load of its priority',
  };
}

/** A whole number in which the priority counts first, to its tenth, and a firm contract last. */
function rank(tenant: Tenant): number {
  return 2 * Math.round(10 * (tenant.spec.priority ?? 0)) + (tenant.flexible ? 0 : 1);
}
