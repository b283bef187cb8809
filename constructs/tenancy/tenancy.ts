import { Construct } from 'constructs';
import type { Site, Tenant } from '../../site/model/index.ts';
import { DefaultDeny } from './default-deny.ts';
import { DefaultServiceAccount } from './default-service-account.ts';
import { ownLabels } from './own-labels.ts';
import { TenantAccess } from './tenant-access.ts';
import { TenantAdmission } from './tenant-admission.ts';
import { TenantLimits } from './tenant-limits.ts';
import { TenantNamespace } from './tenant-namespace.ts';
import { TenantQuota } from './tenant-quota.ts';

export interface TenancyProps {
  readonly site: Site;
  readonly tenant: Tenant;
}

/** A tenant's namespace and everything that holds it to its part: what is in it, what goes in and out, and who may. */
export class Tenancy extends Construct {
  readonly namespace: TenantNamespace;

  constructor(scope: Construct, id: string, { site, tenant }: TenancyProps) {
    super(scope, id);
    this.namespace = new TenantNamespace(this, 'namespace', { site, tenant });
    new DefaultServiceAccount(this, 'service-account', {
      metadata: { namespace: tenant.id, labels: ownLabels(site, tenant) },
    });
    new TenantQuota(this, 'quota', { site, tenant });
    new TenantLimits(this, 'limits', { site, tenant });
    new DefaultDeny(this, 'network', { site, tenant });
    const admission = new TenantAdmission(this, 'admission', { site, tenant });
    new TenantAccess(this, 'access', { site, tenant, admission: admission.bindings });
  }
}
