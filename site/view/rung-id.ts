import type { ShedStep } from '../model/index.ts';

/** `s19-fleet`, `open-market.train.cap`: a rung as the overview names it. The same racks may be capped, and paused later. */
export function rungId({ name, by, claim }: ShedStep): string {
  return claim === undefined ? name : `${name}.${by}`;
}
