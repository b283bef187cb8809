import { type IsolationControl, isolationControls } from '../catalog/index.ts';
import { bringsCluster } from './critical-power.ts';
import type { Tenant } from './site.ts';

/**
 * The controls that a tenant's level asks for, that a site has a part in proving, and that nobody has signed for. A
 * signature that has run out is a matter of its own, and where a tenant brings its cluster there is nothing of ours to
 * sign for.
 */
export function unsignedControls(tenant: Tenant): readonly IsolationControl[] {
  if (bringsCluster(tenant)) return [];
  const signed = new Set(tenant.attestations.map(({ control }) => control));
  return isolationControls.filter(
    ({ id, demand, provenBy }) =>
      demand[tenant.spec.isolation] === 'required' && provenBy.includes('site') && !signed.has(id),
  );
}
