import { links } from '../links.ts';
import type { FailureMode } from '../rules.ts';
import { TENANT_OF_QUEUE } from '../tenant-matcher.ts';

/** Longer than jobs of a day wait for one another to end, shorter than a night: a figure of ours. */
const STARVED = '4h';

/** Jobs that wait in a queue that lets none in. */
export const queueStarved: FailureMode = (site) =>
  site.tenants.length === 0
    ? []
    : [
        {
          name: 'QueueStarved',
          severity: 'warning',
          domain: 'scheduling',
          expr: [
            'sum by (cluster_queue) (kueue_pending_workloads) > 0',
            `unless on (cluster_queue) increase(kueue_admitted_workloads_total[${STARVED}]) > 0`,
            'unless on (cluster_queue) kueue_admitted_active_workloads > 0',
            'and on (cluster_queue) kueue_cluster_queue_status{status="active"} == 1',
          ].join('\n'),
          holds: STARVED,
          summary: `{{ $value }} jobs wait in queue {{ $labels.cluster_queue }}, and none was let in for ${STARVED}`,
          runbook: 'Ask the first job why it waits: quota, a topology that nothing fits, or a flavor without nodes.',
          link: links.queues,
          labels: TENANT_OF_QUEUE,
        },
        {
          name: 'QueueStopped',
          severity: 'info',
          domain: 'scheduling',
          expr: 'kueue_cluster_queue_status{status="pending"} == 1 and on (cluster_queue) sum by (cluster_queue) (kueue_pending_workloads) > 0',
          holds: '30m',
          summary: 'queue {{ $labels.cluster_queue }} is stopped and jobs wait in it',
          runbook: 'Meant while a programme sheds load; else look for a stop policy that was not taken back.',
          link: links.queues,
          labels: TENANT_OF_QUEUE,
        },
      ];
