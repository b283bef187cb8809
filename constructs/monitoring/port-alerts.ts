import {
  fabricOf,
  interfacesPerRail,
  linkSpeedOf,
  type Pool,
  portsOfNode,
  railsOf,
  type Site,
} from '../../site/model/index.ts';
import type { Bandwidth } from '../../site/units/index.ts';
import { nodesMatching } from './node-matcher.ts';
import { aboutPorts, exportedSpeed, ofPorts } from './on-infiniband.ts';
import type { Alert } from './rules.ts';

/** node_exporter 1.12.1: 4 is active. */
const ACTIVE = 4;

/** Of one port: a node has the same device names as every other. */
const PORT = 'node, device, port';

/** Ports of the compute fabric that do not carry what the plan counts on. The names of alerts begin with the kind. */
export function portAlerts(site: Site, pool: Pool, kind: 'Infiniband' | 'Roce'): readonly Alert[] {
  return [lost(site, pool, kind), ...missingRails(site, pool, kind)];
}

/** Only a port that worked in the last day: one that was never cabled is never active. */
function lost(site: Site, pool: Pool, kind: string): Alert {
  const state = `node_infiniband_state_id{${nodesMatching(pool)}}`;
  return {
    ...aboutPorts(site, pool),
    name: `${kind}PortLost`,
    severity: 'critical',
    expr: `${ofPorts(`${state} != ${ACTIVE}`)} and on (${PORT}) max_over_time((${state} == bool ${ACTIVE})[1d:5m]) == 1`,
    holds: '2m',
    summary: 'port {{ $labels.device }}/{{ $labels.port }} of {{ $labels.node }} is down (state {{ $value }})',
    runbook: 'Check cable and transceiver at both ends, then the port of the switch; jobs on the node have failed.',
  };
}

/**
 * Counted by node and not by port: a node may have ports that are for storage,
 * and no exporter says which those are. Each plane that software joins is a
 * port.
 */
function missingRails(site: Site, pool: Pool, kind: string): Alert[] {
  const [rails, ports] = [railsOf(pool), portsOfNode(site, pool)];
  const all = ports === rails ? `its ${rails} rails` : `its ${ports}, ${ports / rails} on each of ${rails} rails`;
  const speed = speedOf(site, pool);
  const state = ofPorts(`node_infiniband_state_id{${nodesMatching(pool)}} == bool ${ACTIVE}`);
  const tooFew = fewerPorts(`sum by (node) ${state}`, ports);
  const missing: Alert = {
    ...aboutPorts(site, pool),
    name: `${kind}RailsMissing`,
    severity: 'warning',
    expr: tooFew,
    holds: '10m',
    summary: `{{ $labels.node }} has {{ $value }} active ports: fewer than ${all}, or than most of its pool`,
    runbook: 'Keep the node out of its pool until every rail is up: one missing rail slows the whole job.',
  };
  if (speed === undefined) return [missing];
  const bytes = exportedSpeed(speed);
  const fast = `(node_infiniband_rate_bytes_per_second{${nodesMatching(pool)}} >= bool ${bytes})`;
  return [
    missing,
    {
      ...aboutPorts(site, pool),
      name: `${kind}PortSlow`,
      severity: 'warning',
      expr: `${fewerPorts(`sum by (node) (${fast} * on (${PORT}) ${state})`, ports)}\nunless on (node) ${tooFew}`,
      holds: '10m',
      summary: `{{ $labels.node }} has {{ $value }} ports at ${speed}: fewer than ${all}, or than most of its pool`,
      runbook: 'Look for a port that trained at a lower speed: reseat its transceiver, then replace the cable.',
    },
  ];
}

/**
 * Nodes with fewer ports than are meant, or than most of their pool: the ports
 * for storage of a DGX run at the speed of its rails, and would stand in for one.
 */
function fewerPorts(ports: string, least: number): string {
  return `(${ports} < ${least} or ${ports} < scalar(quantile(0.5, ${ports})))`;
}

/** What a port runs at; nobody says which speed one shows whose adapter joins planes. */
function speedOf(site: Site, pool: Pool): Bandwidth | undefined {
  const fabric = fabricOf(site, pool);
  const planes = fabric?.planes ?? 1;
  return fabric !== undefined && interfacesPerRail(fabric) !== planes ? undefined : linkSpeedOf(pool, planes);
}
