import type { Cable } from '../catalog/index.ts';
import { isOptical } from './cable-choice.ts';
import type { CableRun } from './cable-runs.ts';
import type { Fabric, Pool } from './site.ts';

/** Switches of one level in one hall. */
export interface SwitchesInHall {
  readonly level: 'leaf' | 'spine' | 'core';
  readonly hallId: string;
  readonly count: number;
}

/** Cables of one length that run between such ends. */
export interface CableOrder extends CableRun {
  /** What is pulled: a fibre for each link; of copper from a twin-port cage, one for two. */
  readonly cables: number;
}

/** Transceivers of one kind, and where they go. */
export interface TransceiverOrder {
  readonly cable: Cable;
  /** The pool whose nodes they are for; absent for switches, and for hosts of the fabric manager. */
  readonly poolId: string | undefined;
  readonly at: 'switches' | 'nodes' | 'managers';
  readonly count: number;
}

/** What a fabric takes to buy. */
export interface FabricBill {
  readonly switches: readonly SwitchesInHall[];
  readonly cables: readonly CableOrder[];
  readonly transceivers: readonly TransceiverOrder[];
}

/** Counts switches, cables and transceivers apart: a link is none of them. */
export function billOf(fabric: Fabric): FabricBill {
  return {
    switches: switchesOf(fabric),
    cables: fabric.runs.map((run) => ({ ...run, cables: cablesOf(run) })),
    transceivers: [
      ...fabric.transceivers.map(({ cable, count }) => ({ cable, poolId: undefined, at: 'switches' as const, count })),
      ...endsOfHosts(fabric),
    ],
  };
}

function cablesOf({ cable, links }: CableRun): number {
  return cable === undefined || isOptical(cable) ? links : Math.ceil(links / (cable.linksPerTwinPort ?? 1));
}

function switchesOf(fabric: Fabric): readonly SwitchesInHall[] {
  const perPlane = { leaf: fabric.leaves, spine: fabric.spines, core: fabric.cores };
  const levels = Object.entries(perPlane).flatMap(([level, count]) =>
    Array.from({ length: count / fabric.planes }, () => level as SwitchesInHall['level']),
  );
  const counts = new Map<string, { level: SwitchesInHall['level']; hallId: string; count: number }>();
  fabric.switchPlaces.forEach(({ row }, index) => {
    const level = levels[index % levels.length] ?? 'leaf';
    const known = counts.get(`${level} ${row.hallId}`) ?? { level, hallId: row.hallId, count: 0 };
    known.count++;
    counts.set(`${level} ${row.hallId}`, known);
  });
  return [...counts.values()];
}

/** At a node, all planes of a port are in one transceiver, and ports that share a cage share one too. */
function endsOfHosts(fabric: Fabric): readonly TransceiverOrder[] {
  const pools = new Map(fabric.pools.map((pool) => [pool.id, pool]));
  const counts = new Map<string, { cable: Cable; poolId: string | undefined; links: number }>();
  for (const { tier, poolId, cable, links } of fabric.runs) {
    if (cable === undefined || !isOptical(cable) || (tier !== 'node-leaf' && tier !== 'manager-leaf')) continue;
    const known = counts.get(`${cable.id} ${poolId}`) ?? { cable, poolId, links: 0 };
    known.links += links;
    counts.set(`${cable.id} ${poolId}`, known);
  }
  return [...counts.values()].map(({ cable, poolId, links }) => ({
    cable,
    poolId,
    at: poolId === undefined ? 'managers' : 'nodes',
    count: Math.ceil((links / fabric.planes) * cagesPerPort(poolId === undefined ? undefined : pools.get(poolId))),
  }));
}

function cagesPerPort(pool: Pool | undefined): number {
  const { cages, ports = 1 } = pool?.server.fabric ?? {};
  return cages === undefined || ports === 0 ? 1 : cages / ports;
}
