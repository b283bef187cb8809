import type { Construct } from 'constructs';
import type { Site } from '../../site/model/index.ts';
import { chartPin } from '../chart-pin.ts';
import { mirrored } from '../mirror.ts';
import { namespaces } from '../names.ts';
import { ChartRelease } from '../terraform/helm-release.ts';
import { poolTolerations } from '../tolerations.ts';
import { driverOf } from './gpu-driver.ts';

export interface ComputeDomainsProps {
  /** With a pool of rack systems: `usesComputeDomains`. */
  readonly site: Site;

  /** The GPU Operator: the devices stay its own, and the kinds come with its chart. */
  readonly gpuOperator: ChartRelease;
}

/**
 * The DRA driver, for the NVLink domains of rack systems alone: a job that spans
 * trays gets channels between their GPUs, and nobody else on the rack does.
 */
export class ComputeDomains extends ChartRelease {
  constructor(scope: Construct, id: string, { site, gpuOperator }: ComputeDomainsProps) {
    const racks = site.pools.filter((pool) => pool.server.kind === 'rack');
    super(scope, id, {
      release: 'dra-driver-nvidia-gpu',
      namespace: namespaces.computeDomains,
      pin: chartPin(site, 'dra-driver-nvidia-gpu'),
      values: {
        image: { repository: mirrored(site, 'registry.k8s.io/dra-driver-nvidia/dra-driver-nvidia-gpu') },
        nvidiaDriverRoot: racks.every((pool) => driverOf(pool) === undefined) ? '/' : '/run/nvidia/driver',
        // Two that hand out the same GPUs: with its own default the chart refuses to stand beside the device plugin.
        resources: { gpus: { enabled: false }, computeDomains: { enabled: true } },
        kubeletPlugin: { tolerations: poolTolerations(site) },
      },
      // Its pods change over at once, each waits for the driver of its node, and one of them may be down.
      wait: false,
      skipCrds: true,
      // By which the chart finds out how claims are written: without a cluster it refuses to render.
      apiVersions: ['resource.k8s.io/v1/DeviceClass'],
      after: [gpuOperator],
    });
  }
}
