import type { Site } from '../../../site/model/index.ts';
import { gpusHeld, quotaOfClaims } from '../gpu-matcher.ts';
import { links } from '../links.ts';
import { thresholds } from '../meters.ts';
import type { Alert, FailureMode } from '../rules.ts';
import { tenantsMatching } from '../tenant-matcher.ts';

/**
 * A tenant that holds more GPUs, instances or shares than its contract: something let its pods past their queue.
 *
 * Where pods claim GPUs this goes by what the quota of its namespace counts. So one that is gone is told of as well.
 */
export const tenantOverQuota: FailureMode = (site) => {
  if (site.tenants.length === 0) return [];
  const alert: Alert = {
    name: 'TenantOverQuota',
    severity: 'critical',
    domain: 'scheduling',
    expr: `${ofTenant(gpusHeld(site, tenantsMatching(site)))} > on (tenant, resource) group_left () ${thresholds.tenantGpus}`,
    holds: '5m',
    summary:
      'pods of {{ $labels.tenant }} hold {{ $value }} of {{ $labels.resource }}, more than its own and what it borrows',
    runbook: 'Find the pods without a Kueue workload and how they came in: an admission policy or its binding is gone.',
    link: links.quotas,
  };
  return site.spec.cluster?.gpus === 'dra' ? [alert, uncounted(site)] : [alert];
};

function uncounted(site: Site): Alert {
  return {
    name: 'TenantUncounted',
    severity: 'warning',
    domain: 'scheduling',
    expr: `${thresholds.tenantGpus} unless on (tenant, resource) ${ofTenant(quotaOfClaims('hard', tenantsMatching(site)))}`,
    holds: '10m',
    summary: 'no quota of {{ $labels.tenant }} counts {{ $labels.resource }}',
    runbook: 'Apply the stack of the tenant again: without its quota nothing but its queue holds it to its contract.',
    link: links.quotas,
  };
}

/** The namespace of a tenant is called by its id. */
function ofTenant(series: string): string {
  return `label_replace(${series}, "tenant", "$1", "namespace", "(.+)")`;
}
