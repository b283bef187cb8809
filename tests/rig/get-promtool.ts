import { findAmtool } from './amtool.ts';
import { unpackDebian } from './debian-programs.ts';
import { findPromtool } from './promtool.ts';

/** Takes promtool and amtool out of Debian's packages where there is none. */
export async function getPromtool(): Promise<void> {
  if ((await findPromtool()) === undefined) await unpackDebian('prometheus', ['prometheus']);
  if ((await findAmtool()) === undefined) await unpackDebian('alertmanager', ['prometheus-alertmanager']);
}
