import { gpuVendorsOf, type Site } from '../site/model/index.ts';
import { GPU_RESOURCES, labelsOf } from './names.ts';

export type Toleration = {
  readonly key: string;
  readonly operator: 'Exists' | 'Equal';
  readonly value?: string;
  readonly effect?: 'NoSchedule' | 'NoExecute' | 'PreferNoSchedule';
};

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
