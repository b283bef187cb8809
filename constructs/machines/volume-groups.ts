import { drivesByStore, type Pool, type Site } from '../../site/model/index.ts';
import { arrayLevelOf, isNodeNvme, thinPoolOf, volumeGroupOf } from '../storage/node-nvme.ts';
import { oneShot } from './machine-texts.ts';

/** An LVM volume group that the nodes of a pool have. */
export interface VolumeGroup {
  readonly name: string;
  /** Level of the array below it, as mdadm writes it, where its class asks for one. */
  readonly level: string | undefined;
  readonly thinPool: string | undefined;
  /** What it is made of; absent where the file does not say. */
  readonly drives: readonly string[] | undefined;
}

/** In the order of the file. */
export function volumeGroups(site: Site, pool: Pool): readonly VolumeGroup[] {
  const drives = drivesByStore(site, pool);
  return site.storage
    .filter(isNodeNvme)
    .filter(({ pools }) => pools.includes(pool))
    .map((store) => ({
      name: volumeGroupOf(store),
      level: arrayLevelOf(store),
      thinPool: thinPoolOf(store),
      drives: drives?.get(store),
    }));
}

/** Which package has each program of the script, and of the runbook by which drives are erased between two tenants. */
export function packagesFor(
  groups: readonly VolumeGroup[],
  { family, handedOver }: { readonly family: 'debian' | 'redhat'; readonly handedOver: boolean },
): readonly string[] {
  return [
    ...(groups.length > 0 ? ['lvm2'] : []),
    // Debian's lvm2 only recommends it (lvm2 2.03.16-2), and images are made without what is recommended.
    ...(family === 'debian' && groups.some(({ thinPool }) => thinPool !== undefined)
      ? ['thin-provisioning-tools']
      : []),
    ...(groups.some(({ level }) => level !== undefined) ? ['mdadm'] : []),
    ...(groups.length > 0 && handedOver ? ['nvme-cli'] : []),
  ];
}

export const VOLUME_GROUP_SCRIPT_PATH = '/opt/afterhash/volume-group';

/**
 * Makes an array, a volume group on it, and a thin pool in that, each where it
 * is asked for and not there yet. A drive that carries anything is left alone,
 * and the unit fails: it may be somebody's (wipefs(8), mdadm(8), lvmthin(7)).
 *
 * It is the same text for every pool: names come as arguments, which no shell reads.
 */
export const VOLUME_GROUP_SCRIPT = `#!/bin/sh
# volume-group GROUP LEVEL THIN-POOL DRIVE...: "-" is none
set -eu
group=$1 level=$2 thin=$3
shift 3
[ "$level" = - ] || mdadm --assemble --scan || true
if ! vgs "$group" >/dev/null 2>&1; then
  for drive in "$@"; do
    carries=$(wipefs --noheadings --output TYPE "$drive")
    [ -z "$carries" ] || { echo "$drive carries $carries, and is left alone" >&2; exit 1; }
  done
  if [ "$level" != - ]; then
    mdadm --create "/dev/md/$group" --run --homehost=any --bitmap=internal --level="$level" --raid-devices=$# "$@"
    set -- "/dev/md/$group"
  fi
  vgcreate "$group" "$@"
fi
if [ "$thin" != - ] && ! lvs "$group/$thin" >/dev/null 2>&1; then
  lvcreate --yes --type thin-pool --extents 100%FREE --name "$thin" "$group"
fi
`;

export function groupUnitName({ name }: VolumeGroup): string {
  return `volume-group-${name}.service`;
}

/** The unit of one group whose drives are named. Drive names have no character that systemd would read. */
export function groupUnit({ name, level = '-', thinPool = '-', drives = [] }: VolumeGroup): string {
  const words = [VOLUME_GROUP_SCRIPT_PATH, name, level, thinPool, ...drives.map((drive) => `/dev/${drive}`)];
  return oneShot(`LVM volume group ${name}`, words.join(' '));
}
