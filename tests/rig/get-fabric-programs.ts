import { unpackDebian } from './debian-programs.ts';
import { findFabricPrograms } from './opensm.ts';

/** What the subnet manager, the fabric simulator and the route checker link to beside what every Debian has. */
const PACKAGES = [
  ...['opensm', 'libopensm9', 'libosmcomp5', 'libosmvendor5', 'libwrap0'],
  ...['ibsim-utils', 'libumad2sim0', 'infiniband-diags', 'libibmad5', 'libibumad3', 'libibnetdisc5'],
  ...['ibutils', 'libibdm1', 'libtcl8.6'],
];

/** Takes opensm, ibsim and ibdmchk out of Debian's packages where they are not installed. */
export async function getFabricPrograms(): Promise<void> {
  if ((await findFabricPrograms()) === undefined) await unpackDebian('opensm', PACKAGES);
}
