import type { Construct } from 'constructs';
import { CertManager } from '../constructs/certificates/cert-manager.ts';
import { NetworkOperator } from '../constructs/fabric/network-operator.ts';
import { GpuOperator } from '../constructs/gpu/gpu-operator.ts';
import { NodeFeatureDiscovery } from '../constructs/gpu/node-feature-discovery.ts';
import { JobSet } from '../constructs/scheduling/job-set.ts';
import { Kueue } from '../constructs/scheduling/kueue.ts';
import { isNodeNvme } from '../constructs/storage/node-nvme.ts';
import { TopoLvm } from '../constructs/storage/topolvm.ts';
import type { Site } from '../site/model/index.ts';
import { PlatformNamespaces } from './platform-namespaces.ts';
import { type LayerProps, SiteLayer } from './site-layer.ts';

/**
 * The first layer: what brings kinds and controllers. Nothing of a kind that
 * comes from here stands here.
 */
export class OperatorsStack extends SiteLayer {
  constructor(scope: Construct, props: LayerProps) {
    super(scope, 'operators', props);
    const { site } = props;
    const needs = needsOf(site);
    new PlatformNamespaces(this, 'namespaces', {
      of: [
        'nodeFeatureDiscovery',
        'kueue',
        'jobset',
        ...(needs.nvidia ? (['gpuOperator'] as const) : []),
        ...(needs.fabric ? (['networkOperator'] as const) : []),
        ...(needs.scratch ? (['certManager', 'topolvm'] as const) : []),
      ],
    });

    const discovery = new NodeFeatureDiscovery(this, 'node-feature-discovery', { site });
    if (needs.nvidia) new GpuOperator(this, 'gpu-operator', { site, after: [discovery] });
    if (needs.fabric) new NetworkOperator(this, 'network-operator', { site, after: [discovery] });

    const jobs = new JobSet(this, 'jobset', { site });
    new Kueue(this, 'kueue', { site, after: [jobs] });

    if (needs.scratch) {
      const certManager = new CertManager(this, 'cert-manager', { site });
      new TopoLvm(this, 'topolvm', { site, certManager });
    }
  }
}

function needsOf(site: Site) {
  return {
    nvidia: site.pools.some((pool) => pool.gpu.vendor === 'nvidia'),
    fabric: site.fabrics.length > 0,
    scratch: site.storage.some(isNodeNvme),
  };
}
