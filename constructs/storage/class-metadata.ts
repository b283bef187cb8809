import type { Storage } from '../../site/model/index.ts';
import type { ClusterMetadata } from '../kubernetes/native-object.ts';

/** The name of a class, and whether it is that of claims that name none: only where the file says so. */
export function classMetadata({ id, spec }: Storage): ClusterMetadata {
  if (spec.default !== true) return { name: id };
  return { name: id, annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } };
}

/** What becomes of a volume or a bucket when its claim goes: scratch dies with it, and a checkpoint is worth more than its room. */
export function reclaimPolicyOf({ spec }: Storage): 'Delete' | 'Retain' {
  const reclaim = spec.reclaim ?? (spec.kind === 'node-nvme' ? 'delete' : 'retain');
  return reclaim === 'delete' ? 'Delete' : 'Retain';
}
