import type { KubernetesObject } from '../terraform/kubernetes-object.ts';
import { platformTolerations } from '../tolerations.ts';

export interface OperatorDeploymentProps {
  /** Of the operator, its account and its one container. */
  readonly name: string;

  readonly namespace: string;

  /** By which the Deployment selects its pods. */
  readonly labels: Readonly<Record<string, string>>;

  readonly image: string;

  readonly args: readonly string[];

  /** How many pods there are, and how one takes the place of another. */
  readonly rollout: { readonly replicas: number; readonly [field: string]: unknown };
}

/** The Deployment of an operator that a manifest brings, under the account that `operatorAccount` makes. */
export function operatorDeployment(props: OperatorDeploymentProps): KubernetesObject {
  const { name, namespace, labels, image, args, rollout } = props;
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace, labels },
    spec: {
      ...rollout,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          serviceAccountName: name,
          tolerations: platformTolerations,
          containers: [{ name, image, args }],
        },
      },
    },
  };
}
