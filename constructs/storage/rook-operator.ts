import type { Construct } from 'constructs';
import type { Site } from '../../site/model/index.ts';
import { chartPin } from '../chart-pin.ts';
import { mirrored } from '../mirror.ts';
import { namespaces } from '../names.ts';
import { ChartRelease } from '../terraform/helm-release.ts';

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
        image: { repository: mirrored(site, 'docker.io/rook/ceph') },
        csi: { installCsiOperator: true },
        // Rights to make monitors, which the cluster asks for later.
        monitoring: { enabled: site.spec.monitoring !== undefined },
      },
    });
  }
}
