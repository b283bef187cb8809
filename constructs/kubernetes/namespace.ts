import { NamespaceV1 } from '@cdktf/provider-kubernetes/lib/namespace-v1/index.js';
import type { Construct } from 'constructs';
import { literal } from '../terraform/literal.ts';
import { type ClusterMetadata, NativeObject } from './native-object.ts';

export type NamespaceManifest = {
  readonly apiVersion: 'v1';
  readonly kind: 'Namespace';
  readonly metadata: ClusterMetadata;
};

/** A namespace. What else of its stack goes into it waits for it. */
export class Namespace extends NativeObject<NamespaceManifest> {
  readonly namespaceName: string;

  constructor(scope: Construct, id: string, props: Omit<NamespaceManifest, 'apiVersion' | 'kind'>) {
    super(scope, id, { apiVersion: 'v1', kind: 'Namespace', ...props });
    const { metadata } = literal(this.manifest);
    new NamespaceV1(this, 'Resource', { metadata });
    this.namespaceName = this.manifest.metadata.name;
  }
}
