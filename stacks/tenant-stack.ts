import type { Construct } from 'constructs';
import { NcclSettings } from '../constructs/fabric/nccl-settings.ts';
import { TenantFabric, tenantNetworks } from '../constructs/fabric/tenant-fabric.ts';
import { TenantQueues } from '../constructs/scheduling/tenant-queues.ts';
import { Tenancy } from '../constructs/tenancy/tenancy.ts';
import type { Tenant } from '../site/model/index.ts';
import { type LayerProps, SiteLayer } from './site-layer.ts';

export interface TenantStackProps extends LayerProps {
  readonly tenant: Tenant;
}

/** The last layer, once a tenant and with a state of its own: a change to one tenant cannot touch another. */
export class TenantStack extends SiteLayer {
  constructor(scope: Construct, props: TenantStackProps) {
    const { site, tenant } = props;
    super(scope, `tenant-${tenant.id}`, props);
    new Tenancy(this, 'tenancy', { site, tenant });
    if (tenant.claims.length > 0) new TenantQueues(this, 'queues', { site, tenant });
    if (tenantNetworks(site, tenant).length > 0) new TenantFabric(this, 'fabric', { site, tenant });
    new NcclSettings(this, 'nccl', { site, tenant });
  }
}
