import { namespaces } from '../names.ts';

/** Rook looks for its drivers under the namespace that it runs in. */
export const CEPHFS_DRIVER = `${namespaces.rookCeph}.cephfs.csi.ceph.com`;

/** Name of a file system's one data pool, as its specification has it; Ceph's own name for it has the file system's before it. */
export const DATA_POOL = 'data0';

/** Made by Rook in the namespace of the cluster: a reference, never the secret. */
export const cephfsSecrets = { provisioner: 'rook-csi-cephfs-provisioner', node: 'rook-csi-cephfs-node' } as const;
