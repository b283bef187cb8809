import { type Pool, type Site, tenantsOfPool } from '../../site/model/index.ts';
import type { CurtailmentStep } from '../scheduling/curtailment.ts';
import { isNodeNvme, volumeGroupOf } from './node-nvme.ts';

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
            what: `on the node, take volume group ${groups.join(' and ')} away and erase each data drive by its own command`,
            why: 'nvme format --ses=1 (or nvme sanitize) reaches what LVM and TRIM do not; the machine image makes the group anew at the next start',
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

/** The commands for the nodes of a pool that changes hands and whose drives the file names. */
function erasure(site: Site, pool: Pool) {
  const drives = pool.spec.machine?.drives;
  const groups = site.storage.filter(isNodeNvme).filter(({ pools }) => pools.includes(pool));
  if (drives === undefined || groups.length === 0 || tenantsOfPool(site, pool).length < 2) return undefined;
  return {
    pool: pool.id,
    commands: [
      ...[...new Set(groups.map(volumeGroupOf))].map((group) => ['vgremove', '--yes', group]),
      ...drives.map((drive) => ['nvme', 'format', `/dev/${drive}`, '--ses=1', '--force']),
    ],
  };
}
