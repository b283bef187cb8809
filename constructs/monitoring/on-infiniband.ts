import { fabricOf, type Pool, railsOf, type Site } from '../../site/model/index.ts';
import { type Bandwidth, Gbps } from '../../site/units/index.ts';
import { links } from './links.ts';
import { poolLabels } from './pool-labels.ts';

/** Whether the nodes of a pool have ports on an InfiniBand fabric. */
export function onInfiniband(site: Site, pool: Pool): boolean {
  return fabricOf(site, pool)?.spec.kind === 'infiniband' && railsOf(pool) > 0;
}

/** What every alert about the ports of a pool says alike. */
export function aboutPorts(site: Site, pool: Pool) {
  return { domain: 'fabric', link: links.infinibandPorts, labels: poolLabels(site, pool) } as const;
}

/** A speed as the exporter gives it: bytes a second. */
export function exportedSpeed(speed: Bandwidth): number {
  return speed.in(Gbps) * (1e9 / 8);
}
