import type { Construct } from 'constructs';
import { RailAddresses } from '../constructs/fabric/rail-addresses.ts';
import { type LayerProps, SiteLayer } from './site-layer.ts';

/**
 * Between platform and tenants, where the ports of a fabric have addresses: the
 * Network Operator makes the kind IPPool only when it acts on the
 * NicClusterPolicy, which the platform brings.
 */
export class FabricStack extends SiteLayer {
  constructor(scope: Construct, props: LayerProps) {
    super(scope, 'fabric', props);
    new RailAddresses(this, 'rail-addresses', props);
  }
}
