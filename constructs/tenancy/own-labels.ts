import type { Site, Tenant } from '../../site/model/index.ts';
import { labelsOf } from '../names.ts';

/** What everything of ours in a tenant's namespace carries. Policies select by the first, and guard what has the second. */
export function ownLabels(site: Site, tenant: Tenant): Readonly<Record<string, string>> {
  const labels = labelsOf(site);
  return { [labels.tenant]: tenant.id, [labels.owner]: site.name };
}
