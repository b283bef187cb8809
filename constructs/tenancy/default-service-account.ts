import { DefaultServiceAccountV1 } from '@cdktf/provider-kubernetes/lib/default-service-account-v1/index.js';
import type { Construct } from 'constructs';
import { type NamespacedMetadata, NativeObject } from '../kubernetes/native-object.ts';
import type { ServiceAccountManifest } from '../kubernetes/service-account.ts';
import { literal } from '../terraform/literal.ts';

export interface DefaultServiceAccountProps {
  readonly metadata: Omit<NamespacedMetadata, 'name'>;
}

/**
 * The account that a pod has if it names none: without a token in its files.
 *
 * Kubernetes makes it with the namespace, so Terraform takes it over and does
 * not make a second one.
 */
export class DefaultServiceAccount extends NativeObject<ServiceAccountManifest> {
  constructor(scope: Construct, id: string, { metadata }: DefaultServiceAccountProps) {
    super(scope, id, {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { ...metadata, name: 'default' },
      automountServiceAccountToken: false,
    });
    const { metadata: own } = literal(this.manifest);
    new DefaultServiceAccountV1(this, 'Resource', { metadata: own, automountServiceAccountToken: false });
  }
}
