import { links } from '../links.ts';
import type { FailureMode } from '../rules.ts';
import { TENANT_OF_NAMESPACE, TENANT_OF_QUEUE, tenantsMatching } from '../tenant-matcher.ts';

/** Gangs that hold their place and do not work: some of their pods run and the others never come. */
export const gangStuck: FailureMode = (site) => {
  if (site.tenants.length === 0) return [];
  const inPhase = (phase: string) =>
    [
      `count by (namespace, created_by_name) (kube_pod_info{created_by_kind="Job", ${tenantsMatching(site)}}`,
      `and on (namespace, pod, uid) kube_pod_status_phase{phase="${phase}"} == 1)`,
    ].join(' ');
  return [
    {
      name: 'GangIncomplete',
      severity: 'warning',
      domain: 'scheduling',
      expr: `${inPhase('Pending')}\nand on (namespace, created_by_name) ${inPhase('Running')}`,
      holds: '15m',
      summary:
        '{{ $value }} pods of job {{ $labels.created_by_name }} of {{ $labels.namespace }} wait while the others hold their GPUs',
      runbook: 'Ask the waiting pods why: an image, a volume, a taint or a node that left after the gang was let in.',
      link: links.gangs,
      labels: TENANT_OF_NAMESPACE,
    },
    {
      name: 'GangTimedOut',
      severity: 'warning',
      domain: 'scheduling',
      expr: 'increase(kueue_evicted_workloads_total{reason="PodsReadyTimeout"}[1h]) > 0',
      summary: 'a gang of queue {{ $labels.cluster_queue }} did not come up whole in time and gave its place back',
      runbook:
        'Read the events of its pods; the same node twice is a node to drain, the same image a registry to look at.',
      link: links.gangs,
      labels: TENANT_OF_QUEUE,
    },
  ];
};
