import { LimitRangeV1 } from '@cdktf/provider-kubernetes/lib/limit-range-v1/index.js';
import type { Construct } from 'constructs';
import { literal } from '../terraform/literal.ts';
import { type NamespacedMetadata, NativeObject } from './native-object.ts';

type Amounts = Readonly<Record<string, string>>;

export type LimitRangeManifest = {
  readonly apiVersion: 'v1';
  readonly kind: 'LimitRange';
  readonly metadata: NamespacedMetadata;
  readonly spec: {
    readonly limits: readonly {
      readonly type: 'Container' | 'Pod' | 'PersistentVolumeClaim';
      readonly default?: Amounts;
      readonly defaultRequest?: Amounts;
      readonly max?: Amounts;
      readonly maxLimitRequestRatio?: Amounts;
      readonly min?: Amounts;
    }[];
  };
};

/** What one container, pod or claim of a namespace gets if it does not say, and may ask for at most. */
export class LimitRange extends NativeObject<LimitRangeManifest> {
  constructor(scope: Construct, id: string, props: Omit<LimitRangeManifest, 'apiVersion' | 'kind'>) {
    super(scope, id, { apiVersion: 'v1', kind: 'LimitRange', ...props });
    const { metadata, spec } = literal(this.manifest);
    new LimitRangeV1(this, 'Resource', { metadata, spec: { limit: [...spec.limits] } });
  }
}
