import type { Construct } from 'constructs';
import type { Site } from '../../site/model/index.ts';
import { chartPin } from '../chart-pin.ts';
import { mirrored } from '../mirror.ts';
import { namespaces } from '../names.ts';
import { ChartRelease } from '../terraform/helm-release.ts';
import { platformTolerations } from '../tolerations.ts';

export interface KedaProps {
  readonly site: Site;
}

/** KEDA: as many replicas of a service as its load asks for, and none while it is paused. */
export class Keda extends ChartRelease {
  constructor(scope: Construct, id: string, { site }: KedaProps) {
    const registry = mirrored(site, 'ghcr.io');
    super(scope, id, {
      release: 'keda',
      namespace: namespaces.keda,
      pin: chartPin(site, 'keda'),
      values: {
        tolerations: platformTolerations,
        crds: { install: true, additionalAnnotations: { 'helm.sh/resource-policy': 'keep' } },
        image: {
          keda: { registry },
          metricsApiServer: { registry },
          webhooks: { registry },
          pullPolicy: 'IfNotPresent',
        },
      },
    });
  }
}
