import type { Storage } from '../../site/model/index.ts';
import { namespaces } from '../names.ts';

/** Rook looks for its drivers under the namespace that it runs in. */
export const CEPHFS_DRIVER = `${namespaces.rookCeph}.cephfs.csi.ceph.com`;

/** Made by Rook in the namespace of the cluster: a reference, never the secret. */
export const cephfsSecrets = { provisioner: 'rook-csi-cephfs-provisioner', node: 'rook-csi-cephfs-node' } as const;

/** What a gateway listens on in its own network: the port of its Service is another (rook/rook v1.20, pkg/operator/ceph/object/config.go). */
export const GATEWAY_PORT = 8080;

/** The gateways of a store, by the labels that Rook gives their pods (rook/rook v1.20, pkg/operator/ceph/object/spec.go). */
export function gatewaysOf({ id }: Storage) {
  return {
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespaces.rookCeph } },
    podSelector: { matchLabels: { app: 'rook-ceph-rgw', rook_object_store: id } },
  };
}
