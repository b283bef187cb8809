import type { Pool } from '../../../site/model/index.ts';
import { nodesMatching } from '../node-matcher.ts';
import { ofPorts, onInfiniband, onRoce } from '../on-infiniband.ts';
import type { Panel, Section } from '../panels.ts';
import { LINK_UP, MOST_BIT_ERRORS, readsUfm } from '../ufm.ts';
import type { DashboardOf } from './dashboard.ts';

/** The ports of all pools on a fabric: up, fast, clean and evenly used. */
export const fabric: DashboardOf = (site) => {
  const infiniband = site.pools.filter((pool) => onInfiniband(site, pool));
  const ethernet = site.pools.filter((pool) => onRoce(site, pool));
  const pools = [...infiniband, ...ethernet];
  if (pools.length === 0) return undefined;
  return {
    name: 'fabric',
    title: 'Fabric',
    variables: [],
    sections: [
      { title: 'Ports', panels: ports(pools) },
      ...(infiniband.length === 0 ? [] : [{ title: 'Errors', panels: errors(infiniband) }]),
      ...(ethernet.length === 0 ? [] : [{ title: 'Ethernet', panels: congestion(ethernet) }]),
      ...(readsUfm(site) ? [switches] : []),
    ],
  };
};

const PORT = '{{node_description}} {{port_label}}';

/** Of UFM: the links between switches are in no figure of a node. */
const switches: Section = {
  title: 'Switches',
  panels: [
    {
      type: 'timeseries',
      title: 'Ports up, by device',
      unit: 'none',
      queries: [{ expr: `count by (node_description) (phy_state == ${LINK_UP})`, legend: '{{node_description}}' }],
    },
    {
      type: 'timeseries',
      title: 'Links that went down most in a day',
      unit: 'none',
      queries: [{ expr: 'topk(10, increase(Link_Down[1d]) > 0)', legend: PORT }],
    },
    {
      type: 'timeseries',
      title: 'Most bits lost in an hour',
      unit: 'none',
      queries: [{ expr: 'topk(10, increase(Symbol_Errors[1h]) > 0)', legend: PORT }],
    },
    {
      type: 'timeseries',
      title: 'Worst bit error rates behind error correction',
      unit: 'sci',
      queries: [{ expr: 'topk(10, Effective_BER)', legend: PORT }],
      limit: MOST_BIT_ERRORS,
    },
  ],
};

function ports(pools: readonly Pool[]): readonly Panel[] {
  return [
    panel(pools, 'Active ports', 'none', (nodes) => `sum(${ofPorts(`node_infiniband_state_id{${nodes}} == bool 4`)})`),
    panel(
      pools,
      'Slowest active port',
      'Bps',
      (nodes) =>
        `min(${ofPorts(`node_infiniband_rate_bytes_per_second{${nodes}}`)} and on (node, device, port) node_infiniband_state_id{${nodes}} == 4)`,
    ),
    panel(
      pools,
      'Busiest port over its speed',
      'percentunit',
      (nodes) =>
        `max(rate(node_infiniband_port_data_transmitted_bytes_total{${nodes}}[$__rate_interval]) / node_infiniband_rate_bytes_per_second{${nodes}})`,
      1,
    ),
    panel(
      pools,
      'Time that ports wait to send',
      'none',
      (nodes) => `sum(rate(node_infiniband_port_transmit_wait_total{${nodes}}[$__rate_interval]))`,
    ),
  ];
}

function errors(pools: readonly Pool[]): readonly Panel[] {
  const rate = (counter: string) => (nodes: string) => `sum(rate(${counter}{${nodes}}[$__rate_interval]))`;
  return [
    panel(pools, 'Symbol errors a second', 'none', rate('node_infiniband_symbol_error_total')),
    panel(pools, 'Packets thrown away a second', 'none', rate('node_infiniband_port_discards_transmitted_total')),
    panel(
      pools,
      'Links that went down in an hour',
      'none',
      (nodes) => `sum(increase(node_infiniband_link_downed_total{${nodes}}[1h]))`,
    ),
    panel(
      pools,
      'Links that recovered in an hour',
      'none',
      (nodes) => `sum(increase(node_infiniband_link_error_recovery_total{${nodes}}[1h]))`,
    ),
  ];
}

function congestion(pools: readonly Pool[]): readonly Panel[] {
  const rate = (counter: string) => (nodes: string) => `sum(rate(${counter}{${nodes}}[$__rate_interval]))`;
  return [
    panel(
      pools,
      'Packets marked on their way, a second',
      'none',
      rate('node_infiniband_np_ecn_marked_roce_packets_received_total'),
    ),
    panel(
      pools,
      'Times that senders slow down, a second',
      'none',
      rate('node_infiniband_rp_cnp_packets_handled_total'),
    ),
    panel(
      pools,
      'Packets out of order, a second',
      'none',
      rate('node_infiniband_out_of_sequence_packets_received_total'),
    ),
    panel(pools, 'Packets without a buffer, a second', 'none', rate('node_infiniband_out_of_buffer_drops_total')),
  ];
}

function panel(
  pools: readonly Pool[],
  title: string,
  unit: string,
  of: (nodes: string) => string,
  limit?: number,
): Panel {
  const queries = pools.map((pool) => ({ expr: of(nodesMatching(pool)), legend: pool.id }));
  return { type: 'timeseries', title, unit, queries, ...(limit === undefined ? {} : { limit }) };
}
