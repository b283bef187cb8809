import { fabricOf, type Pool, railsOf, type Site } from '../../site/model/index.ts';
import { type Bandwidth, Gbps } from '../../site/units/index.ts';
import { links } from './links.ts';
import { nodeLabels } from './node-labels.ts';

/** Whether the nodes of a pool have ports on an InfiniBand fabric. */
export function onInfiniband(site: Site, pool: Pool): boolean {
  return fabricOf(site, pool)?.spec.kind === 'infiniband' && railsOf(pool) > 0;
}

/** Whether they have ports on a fabric of Ethernet: its adapters are devices of RDMA by the same names. */
export function onRoce(site: Site, pool: Pool): boolean {
  return fabricOf(site, pool)?.spec.kind === 'roce' && railsOf(pool) > 0;
}

/**
 * Virtual functions, by the PCI ids under which their adapters go by in sysfs: 0x1018, 0x101a, 0x101c, 0x101e, 0xa2d3
 * (Linux, drivers/net/ethernet/mellanox/mlx5/core/main.c and drivers/infiniband/hw/mlx5/main.c, read 2026-11-26).
 */
const FUNCTIONS = [0x1018, 0x101a, 0x101c, 0x101e, 0xa2d3].map((id) => `MT${id}`).join('|');

/**
 * What is of a port and not of one of its virtual functions: those are devices
 * too, active while their port is, and down while a pod has given one back.
 */
export function ofPorts(series: string): string {
  return `(${series} unless on (node, device) node_infiniband_info{hca_type=~"${FUNCTIONS}"})`;
}

/** What every alert about the ports of a pool says alike. */
export function aboutPorts(site: Site, pool: Pool) {
  return { domain: 'fabric', link: links.infinibandPorts, labels: nodeLabels(site, pool) } as const;
}

/** A speed as the exporter gives it: bytes a second. */
export function exportedSpeed(speed: Bandwidth): number {
  return speed.in(Gbps) * (1e9 / 8);
}
