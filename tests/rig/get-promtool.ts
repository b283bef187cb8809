import { findAmtool } from './amtool.ts';
import { unpackDebian } from './debian-programs.ts';
import { findPromtool } from './promtool.ts';

/** Takes promtool and amtool out of Debian's packages where there is none. */
export async function getPromtool(): Promise<void> {
  if (!findPromtool()) await unpackDebian('prometheus', ['prometheus']);
  if (!findAmtool()) await unpackDebian('alertmanager', ['prometheus-alertmanager']);
}
