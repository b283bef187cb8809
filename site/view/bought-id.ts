import type { CableOrder, SwitchesInHall, TransceiverOrder } from '../model/index.ts';

/** `leaf.hall-1`, `node-leaf.train.hall-1.hall-1.45m`: a line of a fabric's bill, as the overview names it. */
export function boughtId(line: SwitchesInHall | CableOrder | TransceiverOrder): string {
  if ('level' in line) return `${line.level}.${line.hallId}`;
  const parts =
    'at' in line
      ? [line.cable.id, line.at, line.poolId]
      : [line.tier, line.poolId, line.from, line.to, String(line.length).replace(' ', '')];
  return parts.filter((part) => part !== undefined).join('.');
}
