import type { Construct } from 'constructs';
import { driveCountOf, type Pool, type Site } from '../../site/model/index.ts';
import { GiB } from '../../site/units/index.ts';
import { chartPin } from '../chart-pin.ts';
import { mirrored } from '../mirror.ts';
import { labelsOf, namespaces } from '../names.ts';
import { onPools } from '../placement.ts';
import { ROLLS } from '../terraform/daemon-roll.ts';
import { ChartRelease } from '../terraform/helm-release.ts';
import { platformTolerations, poolTolerations } from '../tolerations.ts';
import { deviceClassOf, isNodeNvme, type NodeNvme, thinPoolOf, volumeGroupOf } from './node-nvme.ts';

export interface TopoLvmProps {
  /** With at least one store of kind `node-nvme`. */
  readonly site: Site;

  /** Releases of this stack that come first: what signs the certificate of its webhook, and what brings the kinds PodMonitor and VolumeSnapshot. */
  readonly after: readonly ChartRelease[];
}

/**
 * TopoLVM: volumes cut from the drives of the node that a pod runs on.
 *
 * The scheduler knows the free room of every node from the API server, so no
 * scheduler extender is run. The chart makes no storage class: those are named
 * by the site file, and none is the default.
 */
export class TopoLvm extends ChartRelease {
  constructor(scope: Construct, id: string, { site, after }: TopoLvmProps) {
    super(scope, id, {
      release: 'topolvm',
      namespace: namespaces.topolvm,
      pin: chartPin(site, 'topolvm'),
      values: topoLvmValues(site),
      wait: false,
      after,
    });
  }
}

export function topoLvmValues(site: Site) {
  const pools = site.pools.filter((pool) => classesOn(site, pool).length > 0);
  // The first configuration is the chart's own, the others stand beside it.
  const [first, ...rest] = pools.map((pool) => lvmdOn(site, pool));
  return {
    image: { repository: mirrored(site, 'ghcr.io/topolvm/topolvm-with-sidecar') },
    crd: { annotations: { 'helm.sh/resource-policy': 'keep' } },
    lvmd: { managed: true, updateStrategy: ROLLS, ...first, additionalConfigs: rest },
    node: {
      affinity: onPools(site, pools),
      tolerations: poolTolerations(site),
      updateStrategy: ROLLS,
      prometheus: { podMonitor: { enabled: site.spec.monitoring !== undefined } },
    },
    controller: { storageCapacityTracking: { enabled: true }, tolerations: platformTolerations },
    scheduler: { enabled: false },
    storageClasses: [],
    webhook: { certManager: true },
    // Its side-car waits and complains for ever where a cluster has no snapshot kinds.
    snapshot: { enabled: site.storage.some((storage) => isNodeNvme(storage) && storage.spec.snapshots !== undefined) },
  };
}

/**
 * The daemon on the nodes of one pool. It stops where one of its volume groups
 * is missing, so each pool has the configuration of just its own.
 */
function lvmdOn(site: Site, pool: Pool) {
  return {
    nodeSelector: { [labelsOf(site).pool]: pool.id },
    tolerations: poolTolerations(site),
    // TopoLVM wants exactly one default among the classes of a node.
    deviceClasses: classesOn(site, pool).map((storage, i) => ({
      name: deviceClassOf(storage),
      'volume-group': volumeGroupOf(storage),
      default: i === 0,
      ...layoutOf(storage, pool),
    })),
  };
}

/**
 * How a class lays out its volumes. An array lies below the volume group, where
 * LVM sees one drive: TopoLVM does not count what the RAID of a volume takes
 * (topolvm/topolvm, docs/limitations.md), so no volume is made as one.
 */
function layoutOf(storage: NodeNvme, pool: Pool) {
  const { layout, spare, thin } = storage.spec;
  const drives = driveCountOf(storage.spec, pool);
  return {
    ...(layout === 'stripe' && drives !== undefined ? { stripe: drives } : {}),
    ...(spare === undefined ? {} : { 'spare-gb': Math.ceil(spare.in(GiB)) }),
    ...(thin === undefined
      ? {}
      : {
          type: 'thin',
          'thin-pool': { name: thinPoolOf(storage), 'overprovision-ratio': thin.overprovision },
        }),
  };
}

/** In the order of the file. No two are on one volume group of a node (storage/drives-counted-twice). The machine image makes the groups. */
function classesOn(site: Site, pool: Pool): readonly NodeNvme[] {
  return site.storage.filter(isNodeNvme).filter((storage) => storage.pools.includes(pool));
}
