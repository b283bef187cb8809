import type { Construct } from 'constructs';
import type { ChartName } from '../../site/catalog/index.ts';
import type { Site, Storage } from '../../site/model/index.ts';
import { chartPin } from '../chart-pin.ts';
import { mirrored } from '../mirror.ts';
import { namespaces } from '../names.ts';
import { ChartRelease } from '../terraform/helm-release.ts';
import { platformTolerations, poolTolerations } from '../tolerations.ts';
import { reclaimPolicyOf } from './class-metadata.ts';

export type Vendor = 'weka' | 'vast';

const CHARTS: Readonly<Record<Vendor, ChartName>> = { weka: 'csi-wekafs', vast: 'vast-csi' };

/** File system or view of a vendor's store where the site file names none. */
export const FILESYSTEM = 'checkpoints';

export interface VendorCsiProps {
  readonly site: Site;

  /** One driver serves all stores of its vendor. */
  readonly vendor: Vendor;

  /** Releases of this stack that come first: what brings the kinds of snapshots. */
  readonly after: readonly ChartRelease[];
}

/**
 * The CSI driver of a bought store, on the nodes of every pool.
 *
 * Its values hold no address and no password: both are in the Secret that the
 * storage class names, and a person makes that in the driver's namespace.
 * VAST's chart wants the classes in its own values; the address pool and the
 * policy of a view are called as the view is, unless the file names them.
 */
export class VendorCsi extends ChartRelease {
  constructor(scope: Construct, id: string, { site, vendor, after }: VendorCsiProps) {
    const tolerations = poolTolerations(site);
    super(scope, id, {
      release: namespaces[vendor],
      // The Secret that the site file names is kept here too.
      namespace: namespaces[vendor],
      pin: chartPin(site, CHARTS[vendor]),
      values:
        vendor === 'weka'
          ? {
              controllerPluginTolerations: platformTolerations,
              nodePluginTolerations: tolerations,
              ...wekaImages(site),
            }
          : {
              verifySsl: true,
              controller: { tolerations: platformTolerations },
              node: { tolerations },
              storageClasses: vastClasses(site),
              ...vastSnapshots(site),
              ...vastImages(site),
            },
      // Neither chart lets anybody say how its daemons roll: a node at a time, for hours.
      wait: false,
      after,
    });
  }
}

const SIDECARS = 'registry.k8s.io/sig-storage';

/** The chart takes whole references, so where there is a mirror their versions are said too (csi-wekafs v2.8.8, values.yaml, read 2026-11-22). */
function wekaImages(site: Site): object {
  if (site.spec.cluster?.registry === undefined) return {};
  const sidecar = (image: string) => mirrored(site, `${SIDECARS}/${image}`);
  return {
    images: {
      livenessprobesidecar: sidecar('livenessprobe:v2.18.0'),
      attachersidecar: sidecar('csi-attacher:v4.11.0'),
      provisionersidecar: sidecar('csi-provisioner:v6.2.0'),
      registrarsidecar: sidecar('csi-node-driver-registrar:v2.16.0'),
      resizersidecar: sidecar('csi-resizer:v2.1.0'),
      snapshottersidecar: sidecar('csi-snapshotter:v8.5.0'),
      csidriver: mirrored(site, 'quay.io/weka.io/csi-wekafs'),
    },
  };
}

function vastImages(site: Site): object {
  if (site.spec.cluster?.registry === undefined) return {};
  const image = (repository: string) => ({ repository: mirrored(site, repository) });
  return {
    image: {
      csiVastPlugin: image('docker.io/vastdataorg/csi'),
      csiAttacher: image(`${SIDECARS}/csi-attacher`),
      csiNodeDriverRegistrar: image(`${SIDECARS}/csi-node-driver-registrar`),
      csiProvisioner: image(`${SIDECARS}/csi-provisioner`),
      csiResizer: image(`${SIDECARS}/csi-resizer`),
      csiSnapshotter: image(`${SIDECARS}/csi-snapshotter`),
    },
  };
}

/** GPUs read NFS directly over RDMA alone (nvidia-fs 2.30), on its own port (Red Hat Enterprise Linux 9, Enabling NFS over RDMA, both read 2026-11-26). */
const NFS_OVER_RDMA = ['proto=rdma', 'port=20049'];

function vastClasses(site: Site): object {
  return Object.fromEntries(
    site.storage.flatMap((storage: Storage) => {
      const { id, spec } = storage;
      if (spec.kind !== 'vast') return [];
      const view = spec.filesystem ?? FILESYSTEM;
      const secret = { secretName: spec.secret, secretNamespace: namespaces.vast };
      const place = { vipPool: spec.vipPool ?? view, viewPolicy: spec.viewPolicy ?? view, storagePath: `/${view}` };
      const setDefaultStorageClass = spec.default ?? false;
      const mount = spec.gpuDirect === true ? { mountOptions: NFS_OVER_RDMA } : {};
      return [[id, { ...place, ...secret, ...mount, reclaimPolicy: reclaimPolicyOf(storage), setDefaultStorageClass }]];
    }),
  );
}

function vastSnapshots(site: Site): object {
  const classes = site.storage.flatMap(({ id, spec }): [string, object][] => {
    if (spec.kind !== 'vast' || spec.snapshots === undefined) return [];
    const deletionPolicy = spec.snapshots === 'retain' ? 'Retain' : 'Delete';
    const secret = { secretName: spec.secret, secretNamespace: namespaces.vast };
    return [[id, { ...secret, deletionPolicy, setDefaultSnapshotClass: false }]];
  });
  return classes.length === 0 ? {} : { snapshotClasses: Object.fromEntries(classes) };
}
