import type { Construct } from 'constructs';
import type { Site } from '../../site/model/index.ts';
import { chartPin } from '../chart-pin.ts';
import { namespaces } from '../names.ts';
import { ChartRelease } from '../terraform/helm-release.ts';
import { platformTolerations } from '../tolerations.ts';

export interface CertManagerProps {
  readonly site: Site;
}

/**
 * cert-manager: the certificates of webhooks in the cluster.
 *
 * Its CRDs are off in the chart's own values, and stay when the release goes,
 * or every certificate would go with it.
 */
export class CertManager extends ChartRelease {
  constructor(scope: Construct, id: string, { site }: CertManagerProps) {
    const registry = site.spec.cluster?.registry;
    super(scope, id, {
      release: 'cert-manager',
      namespace: namespaces.certManager,
      pin: chartPin(site, 'cert-manager'),
      values: {
        crds: { enabled: true, keep: true },
        tolerations: platformTolerations,
        webhook: { tolerations: platformTolerations },
        cainjector: { tolerations: platformTolerations },
        startupapicheck: { tolerations: platformTolerations },
        ...(registry === undefined ? {} : { imageRegistry: registry, imageNamespace: 'quay.io/jetstack' }),
      },
    });
  }
}
