import { compareVersions, driverBranchOf, OPERATOR_DRIVER } from '../catalog/index.ts';
import { endedBranch } from './driver-branches.ts';
import { platformNamespaces } from './platform-namespaces.ts';
import type { Pool, Site } from './site.ts';
import { mirrorStep, type UpgradePath, type UpgradeRefusal, type UpgradeStep } from './upgrade-step.ts';

interface DriverTarget {
  readonly pool: Pool;
  readonly version: string;
}

/** The driver that the operator installs on the nodes of a pool; undefined where their image brings it. */
export function driverVersionOf({ gpu, spec }: Pool): string | undefined {
  if (gpu.vendor !== 'nvidia' || spec.driver?.host === true) return undefined;
  return spec.driver?.version ?? OPERATOR_DRIVER;
}

/** The oldest driver that runs the GPUs of a pool, of either vendor, where that is newer than one; undefined where that one runs them. */
export function leastDriverAbove({ gpu: { leastDriver } }: Pool, version: string): string | undefined {
  return leastDriver !== undefined && compareVersions(version, leastDriver) < 0 ? leastDriver : undefined;
}

/** What keeps a pool from having another driver. An older one is no harm: nothing is stored by a driver. */
export function refusedDriver(site: Site, { pool, version }: DriverTarget): readonly UpgradeRefusal[] {
  if (driverVersionOf(pool) === undefined)
    return [
      {
        message: `the driver of pool "${pool.id}" is not the operator's to install`,
        help: `give its machine image driver ${version}, and start its nodes from it in turn`,
      },
    ];
  const least = leastDriverAbove(pool, version);
  const refusals: UpgradeRefusal[] = [];
  if (least !== undefined)
    refusals.push({
      message: `driver ${version} does not run "${pool.gpu.id}" of pool "${pool.id}"`,
      help: `take ${least} or later`,
    });
  const ended = endedBranch(version, site.spec.site.asOf);
  if (ended !== undefined) refusals.push({ message: `driver ${version} is ${ended.why}`, help: ended.help });
  return refusals;
}

/** The steps of one pool to another driver. */
export function driverUpgrade(site: Site, { pool, from, version }: DriverTarget & { from: string }): UpgradePath {
  const written =
    version === OPERATOR_DRIVER
      ? `take version out of pools.${pool.id}.driver`
      : `write version: "${version}" under pools.${pool.id}.driver`;
  return {
    what: `pools.${pool.id}.driver`,
    from,
    version,
    disruption: 'drains',
    steps: [
      ...mirrorStep(site.spec.cluster?.registry, `the driver image of ${version} for the system of the nodes`),
      ...branchSteps(pool, from, version),
      {
        by: 'hand',
        does: `hold the queues of pool "${pool.id}" (stopPolicy: Hold) where no job may be caught half-way; what runs goes on`,
      },
      ...roll(site, pool, `${written}, then plan and apply ${site.name}-platform`),
      { by: 'hand', does: 'wait until every node is ready again with its new driver, then take the hold away' },
    ],
  };
}

/**
 * How the new driver reaches the nodes. By claims the operator upgrades none by
 * itself; its driver pods are replaced when they are deleted, and no sooner
 * (https://github.com/NVIDIA/gpu-operator, manifests/state-driver/0500_daemonset.yaml, read 2026-11-26).
 */
function roll(site: Site, pool: Pool, apply: string): readonly UpgradeStep[] {
  const nodes = `${pool.nodes} ${pool.nodes === 1 ? 'node' : 'nodes'}`;
  if (site.spec.cluster?.gpus === 'dra')
    return [
      { by: 'terraform', does: apply },
      {
        by: 'hand',
        does: `on one node of pool "${pool.id}" after another: kubectl drain NODE --ignore-daemonsets --delete-emptydir-data, kubectl delete pod --namespace=${platformNamespaces.gpuOperator} --selector=app.kubernetes.io/component=nvidia-driver --field-selector=spec.nodeName=NODE, wait until its pods are ready again, kubectl uncordon NODE`,
        disrupts: `${nodes}, one at a time: with gpus: dra nothing waits for the jobs of a node but you`,
      },
    ];
  const { atOnce = 1, drainAfter } = pool.spec.driver?.upgrade ?? {};
  const each =
    drainAfter === undefined
      ? 'when its jobs have ended by themselves'
      : `when its jobs have ended, or after ${drainAfter}`;
  return [
    {
      by: 'terraform',
      does: apply,
      disrupts: `${nodes}, ${atOnce} at a time, each ${each}: its GPUs are away for minutes`,
    },
  ];
}

/** What another branch asks for before: within one nothing is new to programs, and an image of it is there already. */
function branchSteps(pool: Pool, from: string, version: string): readonly UpgradeStep[] {
  const branch = driverBranchOf(version);
  if (driverBranchOf(from) === branch) return [];
  const image: readonly UpgradeStep[] =
    pool.spec.driver?.precompiled === true
      ? [
          {
            by: 'hand',
            does: `see that there is an image of branch ${branch} for the kernel of the nodes: it is built for each`,
          },
        ]
      : [];
  return [...image, { by: 'hand', does: `see that the CUDA of the tenants' images goes with branch ${branch}` }];
}
