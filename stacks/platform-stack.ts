import type { Construct } from 'constructs';
import { NicClusterPolicy } from '../constructs/fabric/nic-cluster-policy.ts';
import { usesFunctions } from '../constructs/fabric/network-operator.ts';
import { RailFunctions } from '../constructs/fabric/rail-functions.ts';
import { driversDiffer } from '../constructs/gpu/gpu-driver.ts';
import { NodeIdentity } from '../constructs/gpu/node-identity.ts';
import { PoolDrivers } from '../constructs/gpu/pool-drivers.ts';
import { SiteScheduling } from '../constructs/scheduling/site-scheduling.ts';
import { type LayerProps, SiteLayer } from './site-layer.ts';

/** The second layer: what the site is, in the kinds that the operators brought. */
export class PlatformStack extends SiteLayer {
  constructor(scope: Construct, props: LayerProps) {
    super(scope, 'platform', props);
    const { site } = props;
    if (site.pools.length > 0) new NodeIdentity(this, 'node-identity', { site });
    if (driversDiffer(site)) new PoolDrivers(this, 'pool-drivers', { site });
    if (site.fabrics.length > 0) new NicClusterPolicy(this, 'nic-cluster-policy', { site });
    if (usesFunctions(site)) new RailFunctions(this, 'rail-functions', { site });
    new SiteScheduling(this, 'site-scheduling', { site });
  }
}
