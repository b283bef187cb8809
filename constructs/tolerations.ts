import type { Site } from '../site/model/index.ts';
import { GPU_RESOURCE, labelsOf } from './names.ts';

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
    { key: GPU_RESOURCE, operator: 'Exists' },
  ];
}
