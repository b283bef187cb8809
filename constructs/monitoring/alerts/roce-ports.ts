import type { Pool, Site } from '../../../site/model/index.ts';
import { nodesMatching } from '../node-matcher.ts';
import { aboutPorts, ofPorts, onRoce } from '../on-infiniband.ts';
import { portAlerts } from '../port-alerts.ts';
import type { Alert, FailureMode } from '../rules.ts';

/** Ports of Ethernet that are down, slow or flap. */
export const rocePorts: FailureMode = (site) =>
  site.pools.flatMap((pool) => (onRoce(site, pool) ? [...portAlerts(site, pool, 'Roce'), flapping(site, pool)] : []));

/** By the state itself: a counter of lost links is InfiniBand's alone. */
function flapping(site: Site, pool: Pool): Alert {
  return {
    ...aboutPorts(site, pool),
    name: 'RocePortFlapping',
    severity: 'warning',
    // Down and up is two changes: more than one such round in half an hour.
    expr: `${ofPorts(`changes(node_infiniband_state_id{${nodesMatching(pool)}}[30m])`)} > 2`,
    summary: 'port {{ $labels.device }}/{{ $labels.port }} of {{ $labels.node }} changed its state {{ $value }} times',
    runbook: 'Replace cable or transceiver: a link that flaps makes collectives hang more often than one that is down.',
  };
}
