import type { Construct } from 'constructs';
import { loadsAmdDriver, type Pool, partitionedPools, poolsOfVendor, type Site } from '../../site/model/index.ts';
import { mirrored } from '../mirror.ts';
import { labelsOf, namespaces } from '../names.ts';
import { jsonText } from '../terraform/json.ts';
import type { KubernetesObject } from '../terraform/kubernetes-object.ts';
import { present } from '../terraform/present.ts';
import { ResourceSet } from '../terraform/resource-set.ts';
import { poolTolerations } from '../tolerations.ts';
import { exporterConfiguration } from './amd-exporter-fields.ts';
import { amdImage } from './amd-images.ts';
import { configManager, namingStrategy, partitioningTolerations, partitionProfiles } from './gpu-partitions.ts';

/** Where the exporter listens (CRD of ROCm/gpu-operator v1.4.0, the default of spec.metricsExporter.port). */
const EXPORTER_PORT = 5000;

const EXPORTER_FIELDS = 'exporter-fields';

export interface DeviceConfigsProps {
  /** With at least one pool of AMD. */
  readonly site: Site;
}

/**
 * What the AMD GPU Operator runs on the nodes of each pool.
 *
 * One a pool, by its label: two that select one node are refused by the
 * operator, and each is restarted by its own changes alone.
 */
export class DeviceConfigs extends ResourceSet {
  constructor(scope: Construct, id: string, { site }: DeviceConfigsProps) {
    super(scope, id, {
      name: 'device-configs',
      namespace: namespaces.amdGpuOperator,
      objects: [
        exporterFields(),
        ...partitionedPools(site).map(partitionProfiles),
        ...poolsOfVendor(site, 'amd').map((pool) => deviceConfig(site, pool)),
      ],
    });
  }
}

/** Without it the operator starts nothing of a pool that names it, so it stands in one release with those. */
function exporterFields(): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: EXPORTER_FIELDS, namespace: namespaces.amdGpuOperator },
    data: { 'config.json': jsonText(exporterConfiguration()) },
  } as KubernetesObject;
}

export function deviceConfig(site: Site, pool: Pool): KubernetesObject {
  const tolerations = poolTolerations(site);
  const oneByOne = { upgradeStrategy: 'RollingUpdate', maxUnavailable: 1 };
  return {
    apiVersion: 'amd.com/v1alpha1',
    kind: 'DeviceConfig',
    metadata: { name: pool.id, namespace: namespaces.amdGpuOperator },
    spec: {
      selector: { [labelsOf(site).pool]: pool.id },
      driver: driver(site, pool),
      commonConfig: {
        initContainerImage: mirrored(site, 'docker.io/library/busybox:1.36'),
        utilsContainer: { image: amdImage(site, 'gpu-operator-utils'), imagePullPolicy: 'IfNotPresent' },
      },
      devicePlugin: {
        devicePluginImage: mirrored(site, 'docker.io/rocm/k8s-device-plugin:latest'),
        devicePluginImagePullPolicy: 'IfNotPresent',
        devicePluginTolerations: tolerations,
        devicePluginArguments: { resource_naming_strategy: namingStrategy(pool) },
        enableNodeLabeller: true,
        nodeLabellerImage: mirrored(site, 'docker.io/rocm/k8s-device-plugin:labeller-latest'),
        nodeLabellerImagePullPolicy: 'IfNotPresent',
        nodeLabellerTolerations: tolerations,
        upgradePolicy: oneByOne,
      },
      // Without monitoring too: the device plugin asks it which GPUs are healthy (docs/metrics/health.md).
      metricsExporter: {
        enable: true,
        image: amdImage(site, 'device-metrics-exporter'),
        imagePullPolicy: 'IfNotPresent',
        serviceType: 'ClusterIP',
        port: EXPORTER_PORT,
        config: { name: EXPORTER_FIELDS },
        tolerations,
        upgradePolicy: oneByOne,
        prometheus: { serviceMonitor: serviceMonitor(site) },
      },
      configManager: configManager(site, pool),
      testRunner: { enable: false },
    },
  };
}

/** Found in the machine image, or built and loaded by the operator once the one of the kernel is kept out. */
function driver(site: Site, pool: Pool) {
  const { version, image, imageSecret, upgrade } = pool.spec.driver ?? {};
  if (!loadsAmdDriver(pool)) return { enable: false };
  return {
    enable: true,
    blacklist: true,
    driverType: 'container',
    ...present({ version, image, imageRegistrySecret: imageSecret && { name: imageSecret } }),
    // Where it takes the system of the nodes from that it builds on.
    ...(site.spec.cluster?.registry === undefined
      ? {}
      : { imageBuild: { baseImageRegistry: mirrored(site, 'docker.io/library') } }),
    // The driver is there before its GPUs are cut.
    tolerations: [...poolTolerations(site), ...partitioningTolerations(site)],
    upgradePolicy: driverUpgrade(upgrade),
  };
}

/**
 * A new driver goes to a node when somebody changes its label, unless the file
 * says otherwise: this operator cannot wait for jobs, and drains at once
 * (ROCm/gpu-operator, docs/drivers/upgrading.md, read 2026-11-26).
 */
function driverUpgrade(upgrade: NonNullable<Pool['spec']['driver']>['upgrade']) {
  if (upgrade === undefined) return { enable: false };
  const { atOnce = 1 } = upgrade;
  return {
    enable: true,
    maxParallelUpgrades: atOnce,
    maxUnavailableNodes: atOnce,
    rebootRequired: true,
    // Pods have the time that they ask for themselves. Without force it stops at the first pod of a DaemonSet.
    nodeDrainPolicy: { force: true, timeoutSeconds: 0, gracePeriodSeconds: -1 },
  };
}

function serviceMonitor(site: Site) {
  if (site.spec.monitoring === undefined) return { enable: false };
  return {
    enable: true,
    interval: '30s',
    // The pod that a figure is about, not the one that tells it.
    honorLabels: true,
    // Alerts go by "node" and "gpu", as they do for the exporter of NVIDIA.
    relabelings: [{ sourceLabels: ['__meta_kubernetes_pod_node_name'], targetLabel: 'node', action: 'replace' }],
    metricRelabelings: [{ sourceLabels: ['gpu_id'], targetLabel: 'gpu', action: 'replace' }],
  };
}
