import { ServiceAccountV1 } from '@cdktf/provider-kubernetes/lib/service-account-v1/index.js';
import type { Construct } from 'constructs';
import { literal } from '../terraform/literal.ts';
import { present } from '../terraform/present.ts';
import { type NamespacedMetadata, NativeObject } from './native-object.ts';

export type ServiceAccountManifest = {
  readonly apiVersion: 'v1';
  readonly kind: 'ServiceAccount';
  readonly metadata: NamespacedMetadata;
  readonly automountServiceAccountToken?: boolean;
  readonly imagePullSecrets?: readonly { readonly name: string }[];
};

/** Who a pod is to the API server. */
export class ServiceAccount extends NativeObject<ServiceAccountManifest> {
  constructor(scope: Construct, id: string, props: Omit<ServiceAccountManifest, 'apiVersion' | 'kind'>) {
    super(scope, id, { apiVersion: 'v1', kind: 'ServiceAccount', ...props });
    const { metadata, automountServiceAccountToken, imagePullSecrets } = literal(this.manifest);
    new ServiceAccountV1(
      this,
      'Resource',
      present({
        metadata,
        automountServiceAccountToken,
        imagePullSecret: imagePullSecrets && [...imagePullSecrets],
      }),
    );
  }
}
