import { PriorityClassV1 } from '@cdktf/provider-kubernetes/lib/priority-class-v1/index.js';
import type { Construct } from 'constructs';
import { literal } from '../terraform/literal.ts';
import { type ClusterMetadata, NativeObject } from './native-object.ts';

export type PriorityClassManifest = {
  readonly apiVersion: 'scheduling.k8s.io/v1';
  readonly kind: 'PriorityClass';
  readonly metadata: ClusterMetadata;
  readonly value: number;
  readonly description?: string;
  readonly globalDefault?: boolean;
  readonly preemptionPolicy?: 'PreemptLowerPriority' | 'Never';
};

/** How a pod ranks against others when there is not enough for all. */
export class PriorityClass extends NativeObject<PriorityClassManifest> {
  readonly priorityClassName: string;

  constructor(scope: Construct, id: string, props: Omit<PriorityClassManifest, 'apiVersion' | 'kind'>) {
    super(scope, id, { apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass', ...props });
    const { apiVersion, kind, ...fields } = literal(this.manifest);
    new PriorityClassV1(this, 'Resource', fields);
    this.priorityClassName = this.manifest.metadata.name;
  }
}
