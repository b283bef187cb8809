import type { Site } from '../../site/model/index.ts';
import { mirrored } from '../mirror.ts';

/** Where the images of the Network Operator's components come from. */
const MELLANOX = 'nvcr.io/nvidia/mellanox';

/** Their one version (https://github.com/Mellanox/network-operator v26.4.1, hack/release.yaml, read 2026-11-22). */
export const COMPONENTS_VERSION = 'network-operator-v26.4.1';

/** DOCA-OFED has a version of its own (same source). */
export const DOCA_VERSION = 'doca3.4.1-26.04-1.1.0.0-1';

/** PCI vendor of ConnectX and BlueField. */
export const MELLANOX_VENDOR = '15b3';

/** Where this site takes them from. */
export function imagesOf(site: Site): string {
  return mirrored(site, MELLANOX);
}
