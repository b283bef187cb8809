import type { Construct } from 'constructs';
import type { Site } from '../../site/model/index.ts';
import { chartPin } from '../chart-pin.ts';
import { mirrored } from '../mirror.ts';
import { namespaces } from '../names.ts';
import { ChartRelease } from '../terraform/helm-release.ts';
import { poolTolerations } from '../tolerations.ts';
import { counterList } from './exporter-counters.ts';
import { installsDrivers } from './gpu-driver.ts';
import { devicePluginConfig } from './gpu-shares.ts';
import { unusedImages } from './unused-images.ts';

/** A driver takes minutes a node to build: Helm's 300 s roll half of it back (https://github.com/METR/hawk/issues/1363). */
const TIMEOUT_SECONDS = 1800;

/** Where the images of chart v26.7.0 come from (its values.yaml, read 2026-11-22). */
const NVIDIA = 'nvcr.io/nvidia';
const NVIDIA_K8S = 'nvcr.io/nvidia/k8s';
const NVIDIA_CLOUD_NATIVE = 'nvcr.io/nvidia/cloud-native';

/**
 * Where Talos has the driver of its extension, which the validator looks for in
 * a container of the operator otherwise, and the device plugin waits for it
 * (https://github.com/NVIDIA/gpu-operator/issues/1687,
 * https://github.com/cozystack/cozystack/pull/3585, read 2026-11-26). It links
 * no devices below /dev/char: the root is read-only.
 */
const TALOS_DRIVER = { DRIVER_ROOT: '/', NVIDIA_DRIVER_ROOT: '/', DISABLE_DEV_CHAR_SYMLINK_CREATION: 'true' };

/**
 * Where Talos has the toolkit of its extension: hooks of CDI run on the host,
 * and the device plugin names them below /usr/bin
 * (https://github.com/siderolabs/talos/issues/13021, same pull request).
 */
const TALOS_TOOLKIT = {
  DEVICE_LIST_STRATEGY: 'cdi-annotations',
  NVIDIA_CTK_PATH: '/usr/local/bin/nvidia-ctk',
  NVIDIA_CDI_HOOK_PATH: '/usr/local/bin/nvidia-cdi-hook',
};

export interface GpuOperatorProps {
  readonly site: Site;

  /** Releases of this stack that come first: Node Feature Discovery, and what brings the kind ServiceMonitor. */
  readonly after: readonly ChartRelease[];
}

/** The NVIDIA GPU Operator: driver, container toolkit by CDI, device plugin, MIG manager and exporter on each GPU node. */
export class GpuOperator extends ChartRelease {
  constructor(scope: Construct, id: string, { site, after }: GpuOperatorProps) {
    super(scope, id, {
      release: 'gpu-operator',
      namespace: namespaces.gpuOperator,
      pin: chartPin(site, 'gpu-operator'),
      values: gpuOperatorValues(site),
      timeoutSeconds: TIMEOUT_SECONDS,
      after,
    });
  }
}

function gpuOperatorValues(site: Site) {
  const image = (repository: string) => ({ repository: mirrored(site, repository) });
  const talos = site.spec.cluster?.machines === 'talos';
  return {
    nfd: { enabled: false, nodefeaturerules: false },
    // The namespace has its labels from Terraform: two owners would undo each other's.
    psa: { enabled: false },
    cdi: { enabled: true },
    ...modeOf(site),
    // The hook does not carry the ComputeDomain kinds: whoever upgrades applies those two.
    operator: { upgradeCRD: true, cleanupCRD: false, ...image(NVIDIA) },
    ...unusedImages(site),
    validator: { ...image(NVIDIA), ...(talos ? { driver: { env: variables(TALOS_DRIVER) } } : {}) },
    daemonsets: { tolerations: poolTolerations(site) },
    driver: driverValues(site),
    toolkit: { ...image(NVIDIA_K8S), ...toolkitOn(site.spec.cluster?.machines) },
    devicePlugin: {
      ...image(NVIDIA),
      config: devicePluginConfig(),
      ...(talos ? { env: variables(TALOS_TOOLKIT) } : {}),
    },
    gfd: image(NVIDIA),
    dcgm: image(NVIDIA_CLOUD_NATIVE),
    dcgmExporter: { ...image(NVIDIA_K8S), ...exporterValues(site) },
    // "mixed" names each instance by its profile, so that whole GPUs and instances of several sizes stand side by side.
    // Also where none is cut yet: the strategy is one for all nodes, and a pool's change must not restart the others.
    mig: { strategy: 'mixed' },
    migManager: { ...image(NVIDIA_CLOUD_NATIVE), config: { default: 'all-disabled' } },
  };
}

/** Exactly one of the two: the chart refuses both. By claims, the operator runs the DRA driver itself, NVLink domains too. */
function modeOf(site: Site) {
  const claims = site.spec.cluster?.gpus === 'dra';
  return {
    clusterPolicy: { deployCR: !claims },
    gpuCluster: { deployCR: claims },
    draDriver: { repository: mirrored(site, NVIDIA) },
  };
}

function variables(values: Readonly<Record<string, string>>) {
  return Object.entries(values).map(([name, value]) => ({ name, value }));
}

/** Talos brings the toolkit as an extension; the rest of Flatcar's file system that it would write to is read-only. */
function toolkitOn(machines: 'talos' | 'flatcar' | 'cloud-init' | undefined) {
  if (machines === 'talos') return { enabled: false };
  return machines === 'flatcar' ? { installDir: '/opt/nvidia' } : {};
}

/**
 * Each pool has a NVIDIADriver of its own from the first day: to go from one
 * driver for all to one a pool ends the driver pods of every node at once
 * (NVIDIA/cloud-native-docs, gpu-driver-configuration, limitations, read
 * 2026-11-22).
 */
function driverValues(site: Site) {
  const enabled = installsDrivers(site);
  return {
    enabled,
    repository: mirrored(site, NVIDIA),
    manager: { repository: mirrored(site, NVIDIA_CLOUD_NATIVE) },
    nvidiaDriverCRD: { enabled, deployDefaultCR: false },
  };
}

function exporterValues(site: Site) {
  return {
    config: { create: true, name: 'dcgm-counters', data: counterList() },
    serviceMonitor: {
      enabled: site.spec.monitoring !== undefined,
      // Exporter 4.5.3-4.8.2 and later write "hostname" where earlier ones wrote "Hostname": alerts go by "node".
      relabelings: [{ sourceLabels: ['__meta_kubernetes_pod_node_name'], targetLabel: 'node', action: 'replace' }],
    },
  };
}
