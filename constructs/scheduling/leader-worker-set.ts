import type { Construct } from 'constructs';
import type { Site } from '../../site/model/index.ts';
import { chartPin } from '../chart-pin.ts';
import { mirrored } from '../mirror.ts';
import { namespaces } from '../names.ts';
import { ChartRelease } from '../terraform/helm-release.ts';
import { platformTolerations } from '../tolerations.ts';

export interface LeaderWorkerSetProps {
  readonly site: Site;
}

/** LeaderWorkerSet: groups of one leader and its workers, as inference over several nodes is served. */
export class LeaderWorkerSet extends ChartRelease {
  constructor(scope: Construct, id: string, { site }: LeaderWorkerSetProps) {
    const pin = chartPin(site, 'lws');
    super(scope, id, {
      release: 'lws',
      namespace: namespaces.leaderWorkerSet,
      pin,
      values: {
        tolerations: platformTolerations,
        // The chart in the source tree names the branch "main".
        image: {
          manager: {
            repository: mirrored(site, 'registry.k8s.io/lws/lws'),
            tag: `v${pin.version}`,
            pullPolicy: 'IfNotPresent',
          },
        },
      },
    });
  }
}
