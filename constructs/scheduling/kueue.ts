import type { Construct } from 'constructs';
import type { Site } from '../../site/model/index.ts';
import { chartPin } from '../chart-pin.ts';
import { mirrored } from '../mirror.ts';
import { namespaces } from '../names.ts';
import { ChartRelease } from '../terraform/helm-release.ts';
import { platformTolerations } from '../tolerations.ts';
import { yamlText } from '../yaml-text.ts';
import { kueueConfiguration } from './kueue-configuration.ts';

export interface KueueProps {
  readonly site: Site;

  /** Releases of this stack that come first: the job controllers that it manages, and what brings the kind ServiceMonitor. */
  readonly after: readonly ChartRelease[];
}

/**
 * Kueue: lets a job start when its tenant has the quota and the fabric has the
 * place.
 *
 * Its CRDs are templates: removing the release deletes every queue and every
 * waiting job.
 */
export class Kueue extends ChartRelease {
  constructor(scope: Construct, id: string, { site, after }: KueueProps) {
    const pin = chartPin(site, 'kueue');
    super(scope, id, {
      release: 'kueue',
      namespace: namespaces.kueue,
      pin,
      values: {
        enablePrometheus: site.spec.monitoring !== undefined,
        metrics: { prometheusNamespace: namespaces.monitoring },
        // The text replaces the chart's as a whole.
        managerConfig: { controllerManagerConfigYaml: yamlText(kueueConfiguration(site)) },
        controllerManager: {
          tolerations: platformTolerations,
          manager: {
            // The chart in the source tree names a staging registry and a branch.
            image: {
              repository: mirrored(site, 'registry.k8s.io/kueue/kueue'),
              tag: `v${pin.version}`,
              pullPolicy: 'IfNotPresent',
            },
          },
        },
      },
      after,
    });
  }
}
