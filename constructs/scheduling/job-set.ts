import type { Construct } from 'constructs';
import type { Site } from '../../site/model/index.ts';
import { chartPin } from '../chart-pin.ts';
import { mirrored } from '../mirror.ts';
import { namespaces } from '../names.ts';
import { ChartRelease } from '../terraform/helm-release.ts';
import { platformTolerations } from '../tolerations.ts';

export interface JobSetProps {
  readonly site: Site;
}

/** JobSet: jobs of several kinds of pods that start, fail and end together. */
export class JobSet extends ChartRelease {
  constructor(scope: Construct, id: string, { site }: JobSetProps) {
    const pin = chartPin(site, 'jobset');
    super(scope, id, {
      release: 'jobset',
      namespace: namespaces.jobset,
      pin,
      values: {
        controller: { tolerations: platformTolerations },
        // The chart in the source tree names a staging registry and "main".
        image: {
          repository: mirrored(site, 'registry.k8s.io/jobset/jobset'),
          tag: `v${pin.version}`,
          pullPolicy: 'IfNotPresent',
        },
      },
    });
  }
}
