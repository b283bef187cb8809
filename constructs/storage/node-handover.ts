import { type Pool, type Site, tenantsOfPool } from '../../site/model/index.ts';
import type { CurtailmentStep } from '../scheduling/curtailment.ts';
import { arrayLevelOf, isNodeNvme, volumeGroupOf } from './node-nvme.ts';

/** A step that may be typed on the node itself, by a person or by what starts machines. */
export interface HandoverStep extends CurtailmentStep {
  readonly onNode?: readonly { readonly pool: string; readonly commands: readonly (readonly string[])[] }[];
}

/** What is done to a node between two tenants, which control D3 has somebody sign for. NODE stands for its name. */
export function handoverSteps(site: Site): readonly HandoverStep[] {
  const groups = [...new Set(site.storage.filter(isNodeNvme).map(volumeGroupOf))];
  const scratch: readonly HandoverStep[] =
    groups.length === 0
      ? []
      : [
          {
            what: 'look that no volume of it is left',
            why: 'a volume that is retained belongs to somebody: hand it over or delete it first',
            commands: [
              ['get', 'logicalvolumes.topolvm.io', '--output=custom-columns=NODE:.spec.nodeName,NAME:.spec.name'],
            ],
          },
          {
            what: `on the node, look which drives volume group ${groups.join(' and ')} is made of, take it away, and erase each of them, DRIVE, by its own command`,
            why: 'drives of NVMe may change names at every start, so that a name of the site file may be the boot drive of another node by now; nvme format --ses=1 (or nvme sanitize) reaches what LVM and TRIM do not; the machine image makes the group anew at the next start',
            commands: [],
            onNode: site.pools.flatMap((pool) => erasure(site, pool) ?? []),
          },
        ];
  return [
    {
      what: 'empty it',
      why: 'jobs are queued anew by Kueue',
      commands: [
        ['cordon', 'NODE'],
        ['drain', 'NODE', '--ignore-daemonsets', '--delete-emptydir-data', '--timeout=15m'],
      ],
    },
    ...scratch,
    {
      what: 'power it off and on by its BMC, and compare firmware and BIOS with what was signed for',
      why: 'GPU and host memory are gone without power, and a tenant with root may have written firmware',
      commands: [],
    },
    { what: 'give it back', why: 'it joins with its labels and taint', commands: [['uncordon', 'NODE']] },
  ];
}

/** Whether the nodes of a pool work for one tenant and then for another. */
export function isHandedOver(site: Site, pool: Pool): boolean {
  return tenantsOfPool(site, pool).length > 1;
}

/**
 * The commands for the nodes of a pool that is handed over and whose drives the
 * file names. What is erased is read from the group itself: only that belongs to
 * it for sure (https://wiki.archlinux.org/title/Persistent_block_device_naming, read 2026-11-26).
 */
function erasure(site: Site, pool: Pool) {
  const groups = site.storage.filter(isNodeNvme).filter(({ pools }) => pools.includes(pool));
  if (pool.spec.machine?.drives === undefined || groups.length === 0 || !isHandedOver(site, pool)) return undefined;
  const arrays = groups
    .filter((store) => arrayLevelOf(store) !== undefined)
    .map((store) => `/dev/md/${volumeGroupOf(store)}`);
  return {
    pool: pool.id,
    commands: [
      ...groups.map((store) => ['pvs', '--options=pv_name,vg_name', `--select=vg_name=${volumeGroupOf(store)}`]),
      // Of a group on an array the drives are those of the array.
      ...arrays.map((array) => ['mdadm', '--detail', array]),
      ...groups.map((store) => ['vgremove', '--yes', volumeGroupOf(store)]),
      // A drive of an array that runs is busy.
      ...arrays.map((array) => ['mdadm', '--stop', array]),
      ['nvme', 'format', 'DRIVE', '--ses=1', '--force'],
    ],
  };
}
