import type { Storage } from './site.ts';

/** The class that claims of buckets in a store name. */
export function bucketClass({ id }: Storage): string {
  return `${id}-bucket`;
}

/** The storage classes that are made for a store, each by its name. */
export function classesOf(storage: Storage): readonly string[] {
  const { id, spec } = storage;
  return spec.kind === 'rook-ceph' && spec.objects !== undefined ? [id, bucketClass(storage)] : [id];
}
