import type { Storage } from '../../site/model/index.ts';
import type { StorageSpec } from '../../site/spec/index.ts';

/** LVM volume group that the machine image makes where the site file names none. */
const VOLUME_GROUP = 'nvme';

/** Thin pool that the machine image makes where the site file names none. */
const THIN_POOL = 'thin';

type NodeNvmeSpec = Extract<StorageSpec, { kind: 'node-nvme' }>;
export type NodeNvme = Storage & { readonly spec: NodeNvmeSpec };

export function isNodeNvme(storage: Storage): storage is NodeNvme {
  return storage.spec.kind === 'node-nvme';
}

export function volumeGroupOf({ spec }: NodeNvme): string {
  return spec.volumeGroup ?? VOLUME_GROUP;
}

/**
 * What TopoLVM calls its drives. Not by their volume group, which nodes of other
 * pools have under the same name and laid out otherwise: a volume would be cut there.
 */
export function deviceClassOf({ id }: NodeNvme): string {
  return id;
}

/** The thin pool of its volume group; none where volumes have their room at once. */
export function thinPoolOf({ spec: { thin } }: NodeNvme): string | undefined {
  return thin === undefined ? undefined : (thin.pool ?? THIN_POOL);
}

/** Level of the array below its volume group, as mdadm writes it; none where it lies on the drives. */
export function arrayLevelOf({ spec: { layout } }: NodeNvme): string | undefined {
  return layout?.startsWith('raid') ? layout : undefined;
}
