import type { Site } from '../../site/model/index.ts';
import { chartPin } from '../chart-pin.ts';
import { mirrored } from '../mirror.ts';

/**
 * Images that the operator tags with its own version
 * (ROCm/gpu-operator, docs/specialized_networks/airgapped-install.md, read 2026-11-26).
 */
export type AmdImage =
  | 'gpu-operator'
  | 'gpu-operator-utils'
  | 'device-metrics-exporter'
  | 'device-config-manager'
  | 'kernel-module-management-operator'
  | 'kernel-module-management-webhook-server'
  | 'kernel-module-management-worker'
  | 'kernel-module-management-signimage';

/** With its tag: one release of the operator, whatever version of the chart the file asks for. */
export function amdImage(site: Site, name: AmdImage): string {
  return mirrored(site, `docker.io/rocm/${name}:${chartPin(site, 'amd-gpu-operator').version}`);
}
