import { links } from '../links.ts';
import type { FailureMode } from '../rules.ts';
import { TENANT_OF_QUEUE } from '../tenant-matcher.ts';

/** Longer than jobs of a day wait for one another to end, shorter than a night: a figure of ours. */
const STARVED = '4h';

/** A day and a night in which something always waited: a figure of ours. */
const LEFT = '1d';

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
          name: 'QueueLeavesWaiting',
          severity: 'info',
          domain: 'scheduling',
          // Others are let in, so the queue is not starved; a large job in it may be. Kueue has no figure of one job.
          expr: 'sum by (cluster_queue) (kueue_pending_workloads{status="inadmissible"}) > 0 and on (cluster_queue) kueue_cluster_queue_status{status="active"} == 1',
          holds: LEFT,
          summary: `jobs of queue {{ $labels.cluster_queue }} did not fit at any time of ${LEFT}, {{ $value }} now`,
          runbook:
            'Find the oldest: a large job starves beside small ones; give it a priority, or the queue less to lend.',
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
