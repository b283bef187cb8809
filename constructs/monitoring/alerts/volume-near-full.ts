import type { Pool, Site } from '../../../site/model/index.ts';
import { isNodeNvme, thinPoolOf } from '../../storage/node-nvme.ts';
import { links } from '../links.ts';
import { nodeLabels, onNodesOf } from '../node-labels.ts';
import { nodesMatching } from '../node-matcher.ts';
import type { Alert, FailureMode } from '../rules.ts';
import { TENANT_OF_NAMESPACE, tenantsMatching } from '../tenant-matcher.ts';

/** Free room below which a volume, a file system or a volume group is told of: figures of ours. */
const LITTLE = 0.1;
const ALMOST_NONE = 0.03;

/**
 * Percent of a thin pool, of its data or of what it keeps of them: those of the operator of LVM of Red Hat
 * (OpenShift Data Foundation 4.11, LVM Operator, alerts, read 2026-11-26).
 */
const THIN_FILLED = [
  { name: 'ThinPoolNearFull', severity: 'warning', above: 75 },
  { name: 'ThinPoolAlmostFull', severity: 'critical', above: 85 },
] as const;

/** Storage that fills up. */
export const volumeNearFull: FailureMode = (site) => [
  ...volumes(site),
  ...nodeDisks(site),
  ...site.pools.flatMap((pool) => scratch(site, pool)),
];

/** Of each pool, and of what else is in the cluster. */
function nodeDisks(site: Site): readonly Alert[] {
  const disk = (nodes: string): Alert => ({
    name: 'NodeDiskNearFull',
    severity: 'warning',
    domain: 'storage',
    // What is only read is as full as it was made: /usr of Flatcar, the root of Talos.
    expr: `node_filesystem_avail_bytes{${nodes}} / node_filesystem_size_bytes < ${LITTLE} and node_filesystem_readonly == 0`,
    holds: '15m',
    summary: '{{ $labels.mountpoint }} of {{ $labels.node }} has {{ $value | humanizePercentage }} left',
    runbook: "Look for images and logs first: below the kubelet's own limit it evicts the pods of the node.",
    link: links.nodes,
  });
  return [
    disk(site.pools.map(nodesMatching).join(', ').replaceAll('=~', '!~')),
    ...onNodesOf(site, site.pools, (nodes) => [disk(nodes)]),
  ];
}

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

/** TopoLVM's own figures. A thin pool takes its whole volume group at once, and then fills up by itself. */
function scratch(site: Site, pool: Pool): readonly Alert[] {
  const stores = site.storage.filter(isNodeNvme).filter(({ pools }) => pools.includes(pool));
  if (stores.length === 0) return [];
  const nodes = nodesMatching(pool);
  const about = {
    domain: 'storage',
    holds: '15m',
    link: links.localVolumes,
    labels: nodeLabels(site, pool),
  } as const;
  const uncut: Alert = {
    ...about,
    name: 'ScratchNearFull',
    severity: 'info',
    expr: [
      `topolvm_volumegroup_available_bytes{${nodes}} / topolvm_volumegroup_size_bytes < ${LITTLE}`,
      'unless on (node, device_class) topolvm_thinpool_data_percent',
    ].join('\n'),
    summary:
      'class {{ $labels.device_class }} of {{ $labels.node }} has {{ $value | humanizePercentage }} of its drives left',
    runbook: 'Look for volumes whose jobs have ended; a pod that asks for more goes to another node, or waits.',
  };
  if (stores.every((store) => thinPoolOf(store) === undefined)) return [uncut];
  const filled = (above: number) =>
    ['data', 'metadata'].map((part) => `topolvm_thinpool_${part}_percent{${nodes}} > ${above}`).join(' or ');
  return [
    uncut,
    ...THIN_FILLED.map(
      ({ name, severity, above }): Alert => ({
        ...about,
        name,
        severity,
        expr: filled(above),
        summary: 'the thin pool of {{ $labels.device_class }} on {{ $labels.node }} is {{ $value | humanize }} % full',
        runbook:
          'Cordon the node and have jobs delete what they wrote, or snapshots that nobody needs: a full pool stops every volume in it at once.',
      }),
    ),
  ];
}
