import { gpuVendorsOf } from '../../../site/model/index.ts';
import { heldGpus } from '../gpu-matcher.ts';
import { links } from '../links.ts';
import { thresholds } from '../meters.ts';
import type { FailureMode } from '../rules.ts';
import { tenantsMatching } from '../tenant-matcher.ts';

/** A tenant whose pods hold more GPUs, instances or shares than its contract: something let them past their queue. */
export const tenantOverQuota: FailureMode = (site) => {
  if (site.tenants.length === 0) return [];
  const requests = `kube_pod_container_resource_requests{${heldGpus(gpuVendorsOf(site))}, ${tenantsMatching(site)}}`;
  const held = `sum by (namespace, resource) (${requests} and on (namespace, pod, uid) kube_pod_status_phase{phase="Running"} == 1)`;
  return [
    {
      name: 'TenantOverQuota',
      severity: 'critical',
      domain: 'scheduling',
      expr: `label_replace(${held}, "tenant", "$1", "namespace", "(.+)") > on (tenant, resource) group_left () ${thresholds.tenantGpus}`,
      holds: '5m',
      summary:
        'pods of {{ $labels.tenant }} hold {{ $value }} of {{ $labels.resource }}, more than its own and what it borrows',
      runbook:
        'Find the pods without a Kueue workload and how they came in: an admission policy or its binding is gone.',
      link: links.quotas,
    },
  ];
};
