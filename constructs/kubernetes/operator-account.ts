import type { KubernetesObject } from '../terraform/kubernetes-object.ts';

export interface OperatorAccountProps {
  /** Of the operator, its account, its role and its binding. */
  readonly name: string;

  readonly namespace: string;

  readonly labels: Readonly<Record<string, string>>;

  /** What it may do in every namespace, as its manifest has it. */
  readonly rules: readonly object[];
}

/** The account of an operator that a manifest brings, with its rights in the whole cluster. */
export function operatorAccount({ name, namespace, labels, rules }: OperatorAccountProps): readonly KubernetesObject[] {
  const rbac = 'rbac.authorization.k8s.io';
  return [
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, namespace, labels } },
    { apiVersion: `${rbac}/v1`, kind: 'ClusterRole', metadata: { name, labels }, rules },
    {
      apiVersion: `${rbac}/v1`,
      kind: 'ClusterRoleBinding',
      metadata: { name, labels },
      roleRef: { apiGroup: rbac, kind: 'ClusterRole', name },
      subjects: [{ kind: 'ServiceAccount', name, namespace }],
    },
  ];
}
