import type { Construct } from 'constructs';
import { NicConfigurations, nicConfigurations } from '../constructs/fabric/nic-configurations.ts';
import { flatNetworks, RailAddresses } from '../constructs/fabric/rail-addresses.ts';
import { RoutedRail, routedRails } from '../constructs/fabric/routed-rail.ts';
import { type LayerProps, SiteLayer } from './site-layer.ts';

/**
 * Between platform and tenants, for kinds that the Network Operator makes only
 * when it acts on the NicClusterPolicy, which the platform brings.
 *
 * Every site has it, also with nothing in it: one that gives up its addresses
 * has a plan that takes them away by name.
 */
export class FabricStack extends SiteLayer {
  constructor(scope: Construct, props: LayerProps) {
    super(scope, 'fabric', props);
    const { site } = props;
    if (flatNetworks(site).length > 0) new RailAddresses(this, 'rail-addresses', { site });
    for (const rail of routedRails(site)) new RoutedRail(this, `${rail.network.name}-addresses`, { site, rail });
    if (nicConfigurations(site).length > 0) new NicConfigurations(this, 'nic-configurations', { site });
  }
}
