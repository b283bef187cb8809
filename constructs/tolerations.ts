import { gpuVendorsOf, type Site } from '../site/model/index.ts';
import { GPU_RESOURCES, labelsOf } from './names.ts';

export type Toleration = {
  readonly key: string;
  readonly operator: 'Exists' | 'Equal';
  readonly value?: string;
  readonly effect?: 'NoSchedule' | 'NoExecute' | 'PreferNoSchedule';
};

/** The taint that kubeadm and Talos give the control plane (Kubernetes documentation, well-known labels, annotations and taints). */
export const CONTROL_PLANE: Toleration = {
  key: 'node-role.kubernetes.io/control-plane',
  operator: 'Exists',
  effect: 'NoSchedule',
};

/**
 * What pods of the platform tolerate that are no daemons: they stand on the
 * control plane, or on nodes without a taint where a site has some. Every node
 * that the site file knows is tainted for the work of a pool or a store.
 */
export const platformTolerations: readonly Toleration[] = [CONTROL_PLANE];

/** What a daemon of the platform tolerates to run on the nodes of every pool, whatever the taint does. */
export function poolTolerations(site: Site): readonly Toleration[] {
  return [
    { key: labelsOf(site).pool, operator: 'Exists' },
    ...(site.pools.some(({ spec }) => spec.sparesHeld === 'by-taint')
      ? [{ key: labelsOf(site).spare, operator: 'Exists' as const }]
      : []),
    ...gpuVendorsOf(site).map((vendor) => ({ key: GPU_RESOURCES[vendor], operator: 'Exists' as const })),
  ];
}

/** What a daemon tolerates that has work on the servers of shared stores too; none where there are none. */
export function storeTolerations(site: Site): readonly Toleration[] {
  return site.storage.some(({ spec }) => spec.kind === 'rook-ceph')
    ? [{ key: labelsOf(site).storage, operator: 'Exists' }]
    : [];
}
