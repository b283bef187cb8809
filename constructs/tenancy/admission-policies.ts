import type { Construct } from 'constructs';
import type { Site } from '../../site/model/index.ts';
import { namespaces } from '../names.ts';
import { ResourceSet } from '../terraform/resource-set.ts';
import { tenantPolicies } from './admission/index.ts';
import { policyObject } from './admission/policy.ts';

export interface AdmissionPoliciesProps {
  readonly site: Site;
}

/**
 * What every tenant is held to. A policy does nothing until the layer of a
 * tenant binds it, and then refuses where the lists of that tenant are missing.
 */
export class AdmissionPolicies extends ResourceSet {
  constructor(scope: Construct, id: string, { site }: AdmissionPoliciesProps) {
    super(scope, id, {
      name: 'admission-policies',
      namespace: namespaces.policies,
      objects: tenantPolicies(site).map(policyObject),
    });
  }
}
