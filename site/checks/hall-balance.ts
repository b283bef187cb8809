import type { PhasedBalance, Site } from '../model/index.ts';
import { inPhase } from './overload.ts';

/** Who gives heat to a medium of a hall: `the racks`, `the racks and miners` or `the miners`. */
export function giversOf({ load, miners }: PhasedBalance): string {
  if (Number(miners) === 0) return 'the racks';
  return load.exceeds(miners) ? 'the racks and miners' : 'the miners';
}

/** ` in phase "phase-1"`, where an earlier phase than the last is the worst. */
export function inPhaseBefore({ phase }: PhasedBalance, site: Site): string {
  return phase === site.final ? '' : inPhase(phase, site);
}
