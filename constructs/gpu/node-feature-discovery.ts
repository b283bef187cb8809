import type { Construct } from 'constructs';
import type { Site } from '../../site/model/index.ts';
import { chartPin } from '../chart-pin.ts';
import { mirrored } from '../mirror.ts';
import { namespaces } from '../names.ts';
import { ChartRelease } from '../terraform/helm-release.ts';
import { CONTROL_PLANE, platformTolerations, poolTolerations, storeTolerations } from '../tolerations.ts';
import { partitioningTolerations } from './gpu-partitions.ts';

/** PCI classes by which the NVIDIA operators know their nodes: network (02, InfiniBand 0207), display (0300), 3D (0302). */
const PCI_CLASSES = ['02', '0207', '0300', '0302'];

export interface NodeFeatureDiscoveryProps {
  readonly site: Site;
}

/**
 * Node Feature Discovery: tells what a node has, and labels it by our rules
 * when it joins.
 *
 * One in the cluster: both NVIDIA charts bring their own, which are left out.
 */
export class NodeFeatureDiscovery extends ChartRelease {
  constructor(scope: Construct, id: string, { site }: NodeFeatureDiscoveryProps) {
    super(scope, id, {
      release: 'node-feature-discovery',
      namespace: namespaces.nodeFeatureDiscovery,
      pin: chartPin(site, 'node-feature-discovery'),
      values: {
        image: { repository: mirrored(site, 'registry.k8s.io/nfd/node-feature-discovery') },
        master: { enableTaints: true, extraLabelNs: ['nvidia.com'], tolerations: platformTolerations },
        worker: {
          // The worker must stay on a node that its own rule has tainted, or the labels go stale.
          tolerations: [
            CONTROL_PLANE,
            ...poolTolerations(site),
            ...partitioningTolerations(site),
            ...storeTolerations(site),
          ],
          config: { sources: { pci: { deviceClassWhitelist: PCI_CLASSES, deviceLabelFields: ['vendor'] } } },
        },
        gc: { enable: true, tolerations: platformTolerations },
        // Its hook would take every label and taint off with the release: anybody's pods would then fit on GPU nodes.
        postDeleteCleanup: false,
      },
      // By its own values its workers roll a tenth at a time, and one of them may be down.
      wait: false,
    });
  }
}
