import type { KubernetesObject } from '../../../constructs/terraform/kubernetes-object.ts';
import type { Api, LiveObject } from './api.ts';

const CRD = { apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition' } as const;

const POLL_MILLISECONDS = 100;

/** Applies CRDs and waits until the API server serves all of them. */
export async function installCrds(api: Api, crds: readonly KubernetesObject[]): Promise<void> {
  await Promise.all(crds.map((crd) => api.apply(crd)));
  const wanted = new Set(crds.map(({ metadata }) => metadata.name));
  for (;;) {
    const own = (await api.list(CRD)).filter(({ metadata }) => wanted.has(metadata.name));
    for (const crd of own) {
      const refused = conditionOf(crd, 'NamesAccepted');
      if (refused?.status === 'False') throw new Error(`CRD ${crd.metadata.name}: ${refused.message}`);
    }
    if (own.length === wanted.size && own.every((crd) => conditionOf(crd, 'Established')?.status === 'True')) return;
    await new Promise((resolve) => setTimeout(resolve, POLL_MILLISECONDS));
  }
}

export interface Condition {
  readonly type: string;
  readonly status: 'True' | 'False' | 'Unknown';
  readonly reason?: string;
  readonly message?: string;
}

/** What an object's status says of one matter. */
export function conditionOf({ status }: LiveObject, type: string): Condition | undefined {
  const { conditions } = (status ?? {}) as { conditions?: readonly Condition[] | null };
  return conditions?.find((condition) => condition.type === type);
}
