import type { Construct } from 'constructs';
import type { Site } from '../../site/model/index.ts';
import { chartPin } from '../chart-pin.ts';
import { mirrored } from '../mirror.ts';
import { namespaces } from '../names.ts';
import { ChartRelease } from '../terraform/helm-release.ts';
import { platformTolerations } from '../tolerations.ts';

export interface RookOperatorProps {
  readonly site: Site;
}

/**
 * Rook: the operator of Ceph, with the operator of Ceph's CSI drivers.
 *
 * `crds.enabled` is written out because it must never go off again: Helm would
 * delete the CRDs, and with them the Ceph cluster and what it holds.
 */
export class RookOperator extends ChartRelease {
  constructor(scope: Construct, id: string, { site }: RookOperatorProps) {
    super(scope, id, {
      release: 'rook-ceph',
      namespace: namespaces.rookCeph,
      pin: chartPin(site, 'rook-ceph'),
      values: {
        crds: { enabled: true },
        tolerations: platformTolerations,
        image: { repository: mirrored(site, 'docker.io/rook/ceph') },
        csi: { installCsiOperator: true, ...csiImages(site) },
        'ceph-csi-operator': {
          controllerManager: {
            manager: { image: { repository: mirrored(site, 'quay.io/cephcsi/ceph-csi-operator') } },
          },
        },
        // Rights to make monitors, which the cluster asks for later.
        monitoring: { enabled: site.spec.monitoring !== undefined },
      },
    });
  }
}

/** Rook tells the operator of the drivers which images to run. */
function csiImages(site: Site) {
  const image = (repository: string) => ({ repository: mirrored(site, repository) });
  return {
    cephcsi: image('quay.io/cephcsi/cephcsi'),
    registrar: image('registry.k8s.io/sig-storage/csi-node-driver-registrar'),
    provisioner: image('registry.k8s.io/sig-storage/csi-provisioner'),
    snapshotter: image('registry.k8s.io/sig-storage/csi-snapshotter'),
    attacher: image('registry.k8s.io/sig-storage/csi-attacher'),
    resizer: image('registry.k8s.io/sig-storage/csi-resizer'),
    csiAddons: image('quay.io/csiaddons/k8s-sidecar'),
  };
}
