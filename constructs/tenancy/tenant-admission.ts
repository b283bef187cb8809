import { Construct } from 'constructs';
import type { Site, Tenant } from '../../site/model/index.ts';
import { ConfigMap } from '../kubernetes/config-map.ts';
import { labelsOf, namespaces } from '../names.ts';
import { ResourceSet } from '../terraform/resource-set.ts';
import { tenantPolicies } from './admission/index.ts';
import { bindingObject } from './admission/policy.ts';
import { tenantGrants } from './grants.ts';
import { ownLabels } from './own-labels.ts';

export interface TenantAdmissionProps {
  readonly site: Site;
  readonly tenant: Tenant;
}

/** Holds one tenant to the policies, with the lists of what it was granted. They lie where no tenant has a right. */
export class TenantAdmission extends Construct {
  readonly bindings: ResourceSet;

  constructor(scope: Construct, id: string, { site, tenant }: TenantAdmissionProps) {
    super(scope, id);
    const params = { name: tenant.id, namespace: namespaces.policies };
    new ConfigMap(this, 'grants', {
      metadata: { ...params, labels: ownLabels(site, tenant) },
      data: tenantGrants(site, tenant),
    });
    const labels = { [labelsOf(site).tenant]: tenant.id };
    this.bindings = new ResourceSet(this, 'bindings', {
      name: `${tenant.id}-admission`,
      namespace: namespaces.policies,
      objects: tenantPolicies(site).map((policy) => bindingObject(policy, { name: tenant.id, labels, params })),
    });
  }
}
