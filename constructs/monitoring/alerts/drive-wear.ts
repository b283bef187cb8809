import { links } from '../links.ts';
import { onNodesOf } from '../node-labels.ts';
import type { Alert, FailureMode } from '../rules.ts';

/** Part of a drive's rated writes after which a new one is ordered: a figure of ours; 100 is the maker's own end. */
const WORN_PERCENT = 80;

/** NVMe drives near their end, where somebody reads them: on the nodes of pools. */
export const driveWear: FailureMode = (site) =>
  site.spec.monitoring?.exporters?.smartctl === true ? onNodesOf(site, site.pools, alertsOf) : [];

const about = { domain: 'storage', link: links.drives } as const;

const alertsOf = (nodes: string): readonly Alert[] => [
  {
    ...about,
    name: 'DriveWorn',
    severity: 'warning',
    expr: `smartctl_device_percentage_used{${nodes}} > ${WORN_PERCENT}`,
    summary: 'drive {{ $labels.device }} of {{ $labels.node }} has used {{ $value }} % of its writes',
    runbook:
      'Order its replacement, and see which tenant writes its scratch: wear is the same on all drives of a stripe.',
  },
  {
    ...about,
    name: 'DriveSpareLow',
    severity: 'warning',
    expr: `smartctl_device_available_spare{${nodes}} < on (node, device) smartctl_device_available_spare_threshold`,
    summary: 'drive {{ $labels.device }} of {{ $labels.node }} has {{ $value }} % of its spare blocks left',
    runbook: 'Drain the node and replace the drive before it turns read-only.',
  },
  {
    ...about,
    name: 'DriveFailing',
    severity: 'critical',
    expr: `smartctl_device_critical_warning{${nodes}} != 0`,
    summary: 'drive {{ $labels.device }} of {{ $labels.node }} warns of its own failure',
    runbook: 'Drain the node now: scratch on it is lost with the drive.',
  },
  {
    ...about,
    name: 'DriveMediaErrors',
    severity: 'warning',
    expr: `increase(smartctl_device_media_errors{${nodes}}[1d]) > 0`,
    summary: 'drive {{ $labels.device }} of {{ $labels.node }} could not read what it had written',
    runbook: 'Have the checkpoint that was read verified; a second time is a drive to replace.',
  },
];
