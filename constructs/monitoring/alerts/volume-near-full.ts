import type { Site } from '../../../site/model/index.ts';
import { links } from '../links.ts';
import type { Alert, FailureMode } from '../rules.ts';
import { TENANT_OF_NAMESPACE, tenantsMatching } from '../tenant-matcher.ts';

/** Free room below which a volume, a file system or a volume group is told of: figures of ours. */
const LITTLE = 0.1;
const ALMOST_NONE = 0.03;

/** Storage that fills up. */
export const volumeNearFull: FailureMode = (site) => [
  ...volumes(site),
  {
    name: 'NodeDiskNearFull',
    severity: 'warning',
    domain: 'storage',
    // What is only read is as full as it was made: /usr of Flatcar, the root of Talos.
    expr: `node_filesystem_avail_bytes / node_filesystem_size_bytes < ${LITTLE} and node_filesystem_readonly == 0`,
    holds: '15m',
    summary: '{{ $labels.mountpoint }} of {{ $labels.node }} has {{ $value | humanizePercentage }} left',
    runbook: "Look for images and logs first: below the kubelet's own limit it evicts the pods of the node.",
    link: links.nodes,
  },
  ...(site.storage.some(({ spec }) => spec.kind === 'node-nvme') ? [scratch] : []),
];

/** Those of tenants are told to the tenant, those of the platform to whoever runs it. */
function volumes(site: Site): readonly Alert[] {
  const free = (matcher: string) =>
    `kubelet_volume_stats_available_bytes{${matcher}} / kubelet_volume_stats_capacity_bytes{${matcher}}`;
  const full = {
    domain: 'storage',
    holds: '15m',
    summary:
      'volume {{ $labels.persistentvolumeclaim }} of {{ $labels.namespace }} has {{ $value | humanizePercentage }} left',
    runbook: 'Enlarge the claim, or have old checkpoints removed: a checkpoint that does not fit ends the job.',
    link: links.volumes,
  } as const;
  const tenants = tenantsMatching(site);
  const platform = site.tenants.length === 0 ? '' : tenants.replace('=~', '!~');
  return [
    ...(site.tenants.length === 0
      ? []
      : ([
          {
            ...full,
            name: 'TenantVolumeNearFull',
            severity: 'warning',
            expr: `${free(tenants)} < ${LITTLE}`,
            labels: TENANT_OF_NAMESPACE,
          },
        ] as const)),
    { ...full, name: 'PlatformVolumeNearFull', severity: 'critical', expr: `${free(platform)} < ${ALMOST_NONE}` },
  ];
}

/** TopoLVM's own figure: what no volume was cut from yet. */
const scratch: Alert = {
  name: 'ScratchNearFull',
  severity: 'info',
  domain: 'storage',
  expr: `topolvm_volumegroup_available_bytes / topolvm_volumegroup_size_bytes < ${LITTLE}`,
  holds: '15m',
  summary:
    'class {{ $labels.device_class }} of {{ $labels.node }} has {{ $value | humanizePercentage }} of its drives left',
  runbook: 'Look for volumes whose jobs have ended; a pod that asks for more goes to another node, or waits.',
  link: links.localVolumes,
};
