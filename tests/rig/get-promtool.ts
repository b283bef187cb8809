import { unpackDebian } from './debian-programs.ts';
import { findPromtool } from './promtool.ts';

/** Takes promtool out of Debian's `prometheus` package where there is none. */
export async function getPromtool(): Promise<void> {
  if (!findPromtool()) await unpackDebian('prometheus', ['prometheus']);
}
