import { RoleBindingV1 } from '@cdktf/provider-kubernetes/lib/role-binding-v1/index.js';
import type { Construct } from 'constructs';
import { literal } from '../terraform/literal.ts';
import { type NamespacedMetadata, NativeObject } from './native-object.ts';

export type RoleBindingManifest = {
  readonly apiVersion: 'rbac.authorization.k8s.io/v1';
  readonly kind: 'RoleBinding';
  readonly metadata: NamespacedMetadata;
  readonly roleRef: {
    readonly apiGroup: 'rbac.authorization.k8s.io';
    readonly kind: 'Role' | 'ClusterRole';
    readonly name: string;
  };
  readonly subjects: readonly (
    | { readonly kind: 'User' | 'Group'; readonly apiGroup: 'rbac.authorization.k8s.io'; readonly name: string }
    | { readonly kind: 'ServiceAccount'; readonly name: string; readonly namespace: string }
  )[];
};

/** Who may do what a role says, in one namespace. A changed role is a new binding, and a moment without it. */
export class RoleBinding extends NativeObject<RoleBindingManifest> {
  constructor(scope: Construct, id: string, props: Omit<RoleBindingManifest, 'apiVersion' | 'kind'>) {
    super(scope, id, { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'RoleBinding', ...props });
    const { metadata, roleRef, subjects } = literal(this.manifest);
    new RoleBindingV1(this, 'Resource', { metadata, roleRef, subject: [...subjects] });
  }
}
