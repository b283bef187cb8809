import type { Pool, Site } from '../../../site/model/index.ts';
import { nodesMatching } from '../node-matcher.ts';
import { aboutPorts, ofPorts, onInfiniband } from '../on-infiniband.ts';
import { portAlerts } from '../port-alerts.ts';
import type { Alert, FailureMode } from '../rules.ts';

/** Ports of InfiniBand that are down, slow or flap. */
export const infinibandPorts: FailureMode = (site) =>
  site.pools.flatMap((pool) =>
    onInfiniband(site, pool) ? [...portAlerts(site, pool, 'Infiniband'), flapping(site, pool)] : [],
  );

function flapping(site: Site, pool: Pool): Alert {
  return {
    ...aboutPorts(site, pool),
    name: 'InfinibandPortFlapping',
    severity: 'warning',
    expr: `${ofPorts(`increase(node_infiniband_link_downed_total{${nodesMatching(pool)}}[30m])`)} > 1`,
    summary:
      'port {{ $labels.device }}/{{ $labels.port }} of {{ $labels.node }} went down more than once in half an hour',
    runbook: 'Replace cable or transceiver: a link that flaps makes collectives hang more often than one that is down.',
  };
}
