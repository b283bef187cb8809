import { type Pool, railsOf, type Site } from '../../../site/model/index.ts';
import { nodesMatching } from '../node-matcher.ts';
import { aboutPorts, exportedSpeed, ofPorts, onInfiniband } from '../on-infiniband.ts';
import type { Alert, FailureMode } from '../rules.ts';

/** Rails of a job carry alike: a rail below half of the busiest holds the others back. Figures of ours. */
const UNEVEN = 0.5;
const BUSY_SHARE = 0.05;

/** Ports that are up and lose what they carry, and rails that do not carry alike. */
export const infinibandErrors: FailureMode = (site) =>
  site.pools.flatMap((pool) =>
    onInfiniband(site, pool) ? [damaged(site, pool), discarding(site, pool), ...unevenRails(site, pool)] : [],
  );

function damaged(site: Site, pool: Pool): Alert {
  const nodes = nodesMatching(pool);
  const counters = [
    'node_infiniband_symbol_error_total',
    'node_infiniband_link_error_recovery_total',
    'node_infiniband_port_errors_received_total',
    'node_infiniband_local_link_integrity_errors_total',
  ];
  return {
    ...aboutPorts(site, pool),
    name: 'InfinibandPortErrors',
    severity: 'warning',
    expr: counters.map((counter) => `${ofPorts(`rate(${counter}{${nodes}}[15m])`)} > 1`).join('\nor '),
    holds: '15m',
    summary:
      'port {{ $labels.device }}/{{ $labels.port }} of {{ $labels.node }} has {{ $value | humanize }} errors a second',
    runbook: 'Clean and reseat both ends, then replace the cable; compare with its neighbours on the same switch.',
  };
}

function discarding(site: Site, pool: Pool): Alert {
  return {
    ...aboutPorts(site, pool),
    name: 'InfinibandPortDiscards',
    severity: 'warning',
    expr: `${ofPorts(`rate(node_infiniband_port_discards_transmitted_total{${nodesMatching(pool)}}[15m])`)} > 1`,
    holds: '15m',
    summary:
      'port {{ $labels.device }}/{{ $labels.port }} of {{ $labels.node }} throws away {{ $value | humanize }} packets a second',
    runbook:
      'The far end takes nothing: look for a port that is down beyond the leaf, or a partition without the node.',
  };
}

/** Only where jobs take whole nodes: a pod with one GPU loads one rail. */
function unevenRails(site: Site, pool: Pool): Alert[] {
  const speed = pool.server.fabric?.portSpeed;
  if (pool.spec.use !== 'training' || speed === undefined || railsOf(pool) < 2) return [];
  const nodes = nodesMatching(pool);
  const bytes = exportedSpeed(speed);
  const sent = `(${ofPorts(`rate(node_infiniband_port_data_transmitted_bytes_total{${nodes}}[15m])`)} and on (node, device, port) node_infiniband_rate_bytes_per_second{${nodes}} >= ${bytes})`;
  return [
    {
      ...aboutPorts(site, pool),
      name: 'InfinibandRailsUneven',
      severity: 'info',
      expr: [
        `min by (node) (${sent}) / max by (node) (${sent}) < ${UNEVEN}`,
        `and on (node) max by (node) (${sent}) > ${bytes * BUSY_SHARE}`,
      ].join('\n'),
      holds: '30m',
      summary: '{{ $labels.node }} sends over one rail {{ $value | humanizePercentage }} of what goes over another',
      runbook:
        'Compare its cables with the cable plan, rail by rail: a rail on the leaf of another shares its way upward.',
    },
  ];
}
