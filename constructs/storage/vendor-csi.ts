import type { Construct } from 'constructs';
import type { ChartName } from '../../site/catalog/index.ts';
import type { Site, Storage } from '../../site/model/index.ts';
import { chartPin } from '../chart-pin.ts';
import { ChartRelease } from '../terraform/helm-release.ts';
import { poolTolerations } from '../tolerations.ts';

export type Vendor = 'weka' | 'vast';

/** Where each driver runs, and where the Secret that the site file names is kept. */
export const VENDOR_NAMESPACE: Readonly<Record<Vendor, string>> = { weka: 'csi-wekafs', vast: 'vast-csi' };

const CHARTS: Readonly<Record<Vendor, ChartName>> = { weka: 'csi-wekafs', vast: 'vast-csi' };

/** File system or view of a vendor's store where the site file names none. */
export const FILESYSTEM = 'checkpoints';

export interface VendorCsiProps {
  readonly site: Site;

  /** One driver serves all stores of its vendor. */
  readonly vendor: Vendor;
}

/**
 * The CSI driver of a bought store, on the nodes of every pool.
 *
 * Its values hold no address and no password: both are in the Secret that the
 * storage class names, and a person makes that in the driver's namespace.
 * VAST's chart wants the classes in its own values; the address pool and the
 * policy of a view are then to have the view's name.
 */
export class VendorCsi extends ChartRelease {
  constructor(scope: Construct, id: string, { site, vendor }: VendorCsiProps) {
    const tolerations = poolTolerations(site);
    super(scope, id, {
      release: VENDOR_NAMESPACE[vendor],
      namespace: VENDOR_NAMESPACE[vendor],
      pin: chartPin(site, CHARTS[vendor]),
      values:
        vendor === 'weka'
          ? { nodePluginTolerations: tolerations }
          : { verifySsl: true, node: { tolerations }, storageClasses: vastClasses(site) },
    });
  }
}

function vastClasses(site: Site): object {
  return Object.fromEntries(
    site.storage.flatMap(({ id, spec }: Storage) => {
      if (spec.kind !== 'vast') return [];
      const view = spec.filesystem ?? FILESYSTEM;
      const secret = { secretName: spec.secret, secretNamespace: VENDOR_NAMESPACE.vast };
      const place = { vipPool: view, viewPolicy: view, storagePath: `/${view}` };
      return [[id, { ...place, ...secret, reclaimPolicy: 'Retain', setDefaultStorageClass: false }]];
    }),
  );
}
