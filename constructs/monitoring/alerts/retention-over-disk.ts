import { monitoringDisks, monitoringLoad } from '../../../site/model/index.ts';
import { namespaces } from '../../names.ts';
import { links } from '../links.ts';
import type { FailureMode } from '../rules.ts';

/** Part of its volume above which Prometheus is told to fill it: four fifths are meant, and a file system takes its own. */
const MOST = 0.9;

const IN_NAMESPACE = `namespace="${namespaces.monitoring}"`;

/** The claim of a pod of Prometheus has the pod's name in its own. */
const CLAIM = 'prometheus-.+-db-(prometheus-.+)';
const VOLUMES = `label_replace(kubelet_volume_stats_capacity_bytes{${IN_NAMESPACE}, persistentvolumeclaim=~"${CLAIM}"}, "pod", "$1", "persistentvolumeclaim", "${CLAIM}")`;

/** A Prometheus that was told of a larger disk than it has: it would fill that one and stop. */
export const retentionOverDisk: FailureMode = (site) => {
  const { monitoring } = site.spec;
  if (monitoring === undefined || monitoringDisks(site) === undefined) return [];
  if (monitoringLoad(site, monitoring).disk === undefined) return [];
  return [
    {
      name: 'RetentionOverDisk',
      severity: 'warning',
      domain: 'storage',
      expr: `prometheus_tsdb_retention_limit_bytes{${IN_NAMESPACE}} > on (pod) ${MOST} * ${VOLUMES}`,
      holds: '1h',
      summary: '{{ $labels.pod }} may fill {{ $value | humanize1024 }}B of a volume that is hardly larger, or smaller',
      runbook:
        'The site file has a larger disk than the claim: let the claim grow, as runbooks/monitoring-disks.md says.',
      link: links.prometheusDisk,
    },
  ];
};
