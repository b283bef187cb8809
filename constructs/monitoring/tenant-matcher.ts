import type { Site } from '../../site/model/index.ts';

/** The namespaces of the tenants, as a matcher: each is called by its tenant's id. Ids have no character that a pattern would read. */
export function tenantsMatching({ tenants }: Site): string {
  return `namespace=~"${tenants.map(({ id }) => id).join('|')}"`;
}

/** The tenant of an alert about a namespace. */
export const TENANT_OF_NAMESPACE = { tenant: '{{ $labels.namespace }}' } as const;

/** The tenant of an alert about a queue, which is called `tenant.pool`. */
export const TENANT_OF_QUEUE = { tenant: '{{ reReplaceAll "[.].*" "" $labels.cluster_queue }}' } as const;
