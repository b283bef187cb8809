import type { Overview } from '../site/view/overview.ts';
import { columns } from './table.ts';

type Row = readonly string[];

/** Nodes that are out at one time, and what interruptions and checkpoints leave of the time of each job. */
export function printReliability({ reliability }: Overview): string {
  const nodes = reliability.pools.map(
    ({ id, out, spares, confidence, needed }): Row => [
      id,
      `${Number(out.toPrecision(3))} nodes out at a time`,
      spares === 0 ? `no spares (${needed}: 95 %)` : `${spares} spares, ${confidence} sure (${needed}: 95 %)`,
    ],
  );
  const jobs = reliability.jobs.map(
    ({ id, atOnce, interrupt, stop, interval, goodput }): Row => [
      `${id}${atOnce > 1 ? ` x ${atOnce}` : ''}`,
      `interrupted every ${interrupt}`,
      stop === null || interval === null || goodput === null
        ? 'how long a checkpoint stops it is not known'
        : `${goodput} at work, ${stop} each ${interval}`,
    ],
  );
  return columns([...nodes, ...jobs]);
}
