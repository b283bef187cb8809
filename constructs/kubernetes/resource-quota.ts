import { ResourceQuotaV1 } from '@cdktf/provider-kubernetes/lib/resource-quota-v1/index.js';
import type { Construct } from 'constructs';
import { literal } from '../terraform/literal.ts';
import { present } from '../terraform/present.ts';
import { type NamespacedMetadata, NativeObject } from './native-object.ts';

export type ResourceQuotaManifest = {
  readonly apiVersion: 'v1';
  readonly kind: 'ResourceQuota';
  readonly metadata: NamespacedMetadata;
  readonly spec: {
    /** Amounts as text: `"64"`, `2Ti`. */
    readonly hard: Readonly<Record<string, string>>;
    readonly scopes?: readonly string[];
    readonly scopeSelector?: {
      readonly matchExpressions: readonly {
        readonly scopeName: string;
        readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
        readonly values?: readonly string[];
      }[];
    };
  };
};

/** How much a namespace may ask for. */
export class ResourceQuota extends NativeObject<ResourceQuotaManifest> {
  constructor(scope: Construct, id: string, props: Omit<ResourceQuotaManifest, 'apiVersion' | 'kind'>) {
    super(scope, id, { apiVersion: 'v1', kind: 'ResourceQuota', ...props });
    const { metadata, spec } = literal(this.manifest);
    const { hard, scopes, scopeSelector } = spec;
    new ResourceQuotaV1(this, 'Resource', {
      metadata,
      spec: present({
        hard,
        scopes: scopes && [...scopes],
        scopeSelector: scopeSelector && {
          matchExpression: scopeSelector.matchExpressions.map(({ values, ...expression }) =>
            present({ ...expression, values: values && [...values] }),
          ),
        },
      }),
    });
  }
}
