import { unpackDebian } from './debian-programs.ts';
import { findSlurm } from './slurm.ts';

/** What the controller, its client and their plugins link to beside what every Debian has. */
const PACKAGES = [
  ...['slurmctld', 'slurm-client', 'slurm-wlm-basic-plugins'],
  ...['libmunge2', 'libhwloc15', 'libjson-c5', 'liblua5.1-0', 'libyaml-0-2'],
];

/** Takes slurmctld out of Debian's packages where it is not installed: installing it would start a service. */
export async function getSlurm(): Promise<void> {
  if ((await findSlurm()) === undefined) await unpackDebian('slurm', PACKAGES);
}
