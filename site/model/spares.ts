import {
  type Duration,
  d,
  percent,
  poissonConfidence,
  poissonShortfall,
  poissonSpares,
  type Share,
} from '../units/index.ts';
import type { Pool } from './site.ts';

/** A swap by the maker's field service; with it and 3.8 failures in 1,000 node-days 2,048 nodes take 31 spares. */
const REPAIR = d(3);

/** How sure a pool that is planned well is to have a spare for each node that is out: the same table. */
export const SPARES_CONFIDENCE = percent(95);

/** The nodes of a pool that are out of work at one time, and what spares make of that. */
export interface Spares {
  readonly held: number;
  readonly repair: Duration;
  /** Mean time between two failures of one node. */
  readonly nodeMtbf: Duration;
  /** Nodes out of work at one time, on average. */
  readonly expected: number;
  /** How sure it is that no more are out than there are spares. */
  readonly confidence: Share;
  /** The fewest spares for the confidence that is planned with. */
  readonly needed: number;
  /** Share of time that a node is there, itself or a spare in its place, on average over the nodes that are promised. */
  readonly availability: Share;
}

/** Counts every interruption as a node to repair: more than are, so that spares last. */
export function sparesOf(pool: Pool, held = pool.spec.spares ?? 0): Spares {
  const repair = pool.spec.repair ?? REPAIR;
  const nodeMtbf = pool.mtbf.perGpu.times(1 / pool.gpusPerNode);
  const expected = pool.nodes * repair.per(nodeMtbf);
  const promised = Math.max(1, pool.nodes - held);
  return {
    held,
    repair,
    nodeMtbf,
    expected,
    confidence: percent(100 * poissonConfidence(expected, held)).roundedDown(),
    needed: poissonSpares(expected, SPARES_CONFIDENCE.in(percent) / 100),
    availability: percent(100 * (1 - Math.min(1, poissonShortfall(expected, held) / promised))).roundedDown(),
  };
}
