import type { Storage } from '../../site/model/index.ts';
import type { ClusterMetadata } from '../kubernetes/native-object.ts';

/** The name of a class, and whether it is that of claims that name none: only where the file says so. */
export function classMetadata({ id, spec }: Storage): ClusterMetadata {
  if (spec.default !== true) return { name: id };
  return { name: id, annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } };
}
