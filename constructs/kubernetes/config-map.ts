import { ConfigMapV1 } from '@cdktf/provider-kubernetes/lib/config-map-v1/index.js';
import type { Construct } from 'constructs';
import { literal } from '../terraform/literal.ts';
import { type NamespacedMetadata, NativeObject } from './native-object.ts';

export type ConfigMapManifest = {
  readonly apiVersion: 'v1';
  readonly kind: 'ConfigMap';
  readonly metadata: NamespacedMetadata;
  readonly data?: Readonly<Record<string, string>>;
  /** Base64. */
  readonly binaryData?: Readonly<Record<string, string>>;
  readonly immutable?: boolean;
};

/** Text that pods read. */
export class ConfigMap extends NativeObject<ConfigMapManifest> {
  constructor(scope: Construct, id: string, props: Omit<ConfigMapManifest, 'apiVersion' | 'kind'>) {
    super(scope, id, { apiVersion: 'v1', kind: 'ConfigMap', ...props });
    const { apiVersion, kind, ...fields } = literal(this.manifest);
    new ConfigMapV1(this, 'Resource', fields);
  }
}
