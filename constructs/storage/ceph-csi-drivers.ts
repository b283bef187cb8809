import type { Construct } from 'constructs';
import type { Site } from '../../site/model/index.ts';
import { chartPin } from '../chart-pin.ts';
import { namespaces } from '../names.ts';
import { ChartRelease } from '../terraform/helm-release.ts';
import { platformTolerations, poolTolerations } from '../tolerations.ts';
import { CEPHFS_DRIVER } from './ceph-names.ts';
import { isCephStore } from './ceph-pools.ts';

/** Of which one works, and the other waits for its lease. */
const CONTROLLERS = 2;

export interface CephCsiDriversProps {
  readonly site: Site;
}

/**
 * The CSI driver of CephFS. Rook brings none since 1.20: without this release
 * no volume is made or mounted (rook/rook issue 17644).
 *
 * Names and image set are those that Rook itself reads: the chart's own
 * defaults do not go with it (ceph/ceph-csi-operator,
 * deploy/charts/ceph-csi-drivers and internal/controller/driver_controller.go,
 * read 2026-11-26).
 */
export class CephCsiDrivers extends ChartRelease {
  constructor(scope: Construct, id: string, { site }: CephCsiDriversProps) {
    const snapshots = site.storage.some((storage) => isCephStore(storage) && storage.spec.snapshots !== undefined);
    const tolerations = poolTolerations(site);
    super(scope, id, {
      release: 'ceph-csi-drivers',
      namespace: namespaces.rookCeph,
      pin: chartPin(site, 'ceph-csi-drivers'),
      values: {
        operatorConfig: {
          namespace: namespaces.rookCeph,
          driverSpecDefaults: {
            imageSet: { name: 'rook-csi-operator-image-set-configmap' },
            nodePlugin: { priorityClassName: 'system-node-critical', tolerations },
            controllerPlugin: {
              priorityClassName: 'system-cluster-critical',
              replicas: CONTROLLERS,
              tolerations: platformTolerations,
            },
          },
        },
        drivers: {
          cephfs: {
            enabled: true,
            name: CEPHFS_DRIVER,
            // Without snapshot kinds its side-car waits and complains for ever, and the chart's own default has it run.
            snapshotPolicy: snapshots ? 'volumeSnapshot' : 'none',
            // The chart writes a driver's own, be it an empty list or 1, and the operator then looks at no default.
            nodePlugin: { tolerations },
            controllerPlugin: { replicas: CONTROLLERS, tolerations: platformTolerations },
          },
          rbd: { enabled: false },
          nfs: { enabled: false },
          nvmeof: { enabled: false },
        },
      },
    });
  }
}
