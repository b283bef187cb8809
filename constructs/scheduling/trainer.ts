import type { Construct } from 'constructs';
import type { Site } from '../../site/model/index.ts';
import { chartPin } from '../chart-pin.ts';
import { mirrored } from '../mirror.ts';
import { namespaces } from '../names.ts';
import { ChartRelease } from '../terraform/helm-release.ts';
import { platformTolerations } from '../tolerations.ts';

export interface TrainerProps {
  readonly site: Site;

  /** Makes the sets that its jobs become. */
  readonly jobSet: ChartRelease;
}

/**
 * Kubeflow Trainer v2: a training job by its framework, made into a JobSet.
 *
 * Its chart would bring a JobSet of its own, and a LeaderWorkerSet for its data
 * cache: two controllers of one kind undo each other's work.
 */
export class Trainer extends ChartRelease {
  constructor(scope: Construct, id: string, { site, jobSet }: TrainerProps) {
    super(scope, id, {
      release: 'kubeflow-trainer',
      namespace: namespaces.trainer,
      pin: chartPin(site, 'kubeflow-trainer'),
      values: {
        manager: { tolerations: platformTolerations },
        crds: { enabled: true },
        jobset: { install: false },
        dataCache: { enabled: false, lws: { install: false } },
        image: { registry: mirrored(site, 'ghcr.io') },
        // Those of the chart run images as root, which no tenant may: each tenant has runtimes of its own.
        runtimes: { defaultEnabled: false },
      },
      after: [jobSet],
    });
  }
}
