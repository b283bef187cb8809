import { RoleV1 } from '@cdktf/provider-kubernetes/lib/role-v1/index.js';
import type { Construct } from 'constructs';
import { literal } from '../terraform/literal.ts';
import { present } from '../terraform/present.ts';
import { type NamespacedMetadata, NativeObject } from './native-object.ts';

export type RoleManifest = {
  readonly apiVersion: 'rbac.authorization.k8s.io/v1';
  readonly kind: 'Role';
  readonly metadata: NamespacedMetadata;
  readonly rules: readonly {
    readonly apiGroups: readonly string[];
    readonly resources: readonly string[];
    readonly resourceNames?: readonly string[];
    readonly verbs: readonly string[];
  }[];
};

/** What may be done in one namespace. */
export class Role extends NativeObject<RoleManifest> {
  constructor(scope: Construct, id: string, props: Omit<RoleManifest, 'apiVersion' | 'kind'>) {
    super(scope, id, { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', ...props });
    const { metadata, rules } = literal(this.manifest);
    new RoleV1(this, 'Resource', {
      metadata,
      rule: rules.map(({ apiGroups, resources, resourceNames, verbs }) =>
        present({
          apiGroups: [...apiGroups],
          resources: [...resources],
          resourceNames: resourceNames && [...resourceNames],
          verbs: [...verbs],
        }),
      ),
    });
  }
}
