import type { Pool, Site } from '../../../site/model/index.ts';
import { nodesMatching } from '../node-matcher.ts';
import { aboutPorts, ofPorts, onRoce } from '../on-infiniband.ts';
import type { Alert, FailureMode } from '../rules.ts';

/** A lossless fabric loses nothing, and one that marks in time slows down a little: figures of ours. */
const LOST_PER_SECOND = 1;
const SLOWED_PER_SECOND = 1000;

/** Ethernet that drops what RDMA counts on, or that is kept from it by slowing down. */
export const roceErrors: FailureMode = (site) =>
  site.pools.flatMap((pool) => (onRoce(site, pool) ? [losing(site, pool), congested(site, pool)] : []));

function losing(site: Site, pool: Pool): Alert {
  const counters = [
    'node_infiniband_packet_sequence_errors_total',
    'node_infiniband_out_of_sequence_packets_received_total',
    'node_infiniband_local_ack_timeout_errors_total',
    'node_infiniband_out_of_buffer_drops_total',
  ];
  const rate = (counter: string) => ofPorts(`rate(${counter}{${nodesMatching(pool)}}[15m])`);
  return {
    ...aboutPorts(site, pool),
    name: 'RocePacketsLost',
    severity: 'warning',
    expr: counters.map((counter) => `${rate(counter)} > ${LOST_PER_SECOND}`).join('\nor '),
    holds: '15m',
    summary:
      'port {{ $labels.device }}/{{ $labels.port }} of {{ $labels.node }} misses {{ $value | humanize }} packets a second',
    runbook:
      'Compare priority, DSCP and PFC of the adapter with those of its leaf: packets in the wrong queue are dropped.',
  };
}

function congested(site: Site, pool: Pool): Alert {
  const slowed = `rate(node_infiniband_rp_cnp_packets_handled_total{${nodesMatching(pool)}}[15m])`;
  return {
    ...aboutPorts(site, pool),
    name: 'RoceCongested',
    severity: 'info',
    expr: `${ofPorts(slowed)} > ${SLOWED_PER_SECOND}`,
    holds: '30m',
    summary:
      'port {{ $labels.device }}/{{ $labels.port }} of {{ $labels.node }} is slowed down {{ $value | humanize }} times a second',
    runbook: 'Look for the switch that marks (ECN): a spine that is down, a taper, or many that send to one.',
  };
}
