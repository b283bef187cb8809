import type { Construct } from 'constructs';
import { loadsAmdDriver, type Site } from '../../site/model/index.ts';
import { chartPin } from '../chart-pin.ts';
import { mirrored } from '../mirror.ts';
import { namespaces } from '../names.ts';
import { ChartRelease } from '../terraform/helm-release.ts';
import { type AmdImage, amdImage } from './amd-images.ts';

/** Its hooks wait for pods of their own, and its image is large: Helm's 300 s are for less. */
const TIMEOUT_SECONDS = 900;

export interface AmdGpuOperatorProps {
  /** With at least one pool of AMD. */
  readonly site: Site;

  /** Releases of this stack that come first: Node Feature Discovery, what brings the kind ServiceMonitor, and what signs certificates. */
  readonly after: readonly ChartRelease[];
}

/**
 * The AMD GPU Operator: it runs what the DeviceConfig of each pool asks for, and
 * nothing by itself.
 *
 * Its chart would bring a Node Feature Discovery, a workflow engine that drains
 * and reboots nodes, and a DeviceConfig for every GPU that it finds: the cluster
 * has one of the first, a queue instead of the second, and one of the third a
 * pool (ROCm/gpu-operator, helm-charts-k8s/values.yaml, v1.4.0).
 */
export class AmdGpuOperator extends ChartRelease {
  constructor(scope: Construct, id: string, { site, after }: AmdGpuOperatorProps) {
    super(scope, id, {
      release: 'amd-gpu-operator',
      namespace: namespaces.amdGpuOperator,
      pin: chartPin(site, 'amd-gpu-operator'),
      values: amdGpuOperatorValues(site),
      timeoutSeconds: TIMEOUT_SECONDS,
      after,
    });
  }
}

function amdGpuOperatorValues(site: Site) {
  return {
    'node-feature-discovery': { enabled: false },
    // Off every node that it does not label, the controller takes the labels of the node labeller
    // (ROCm/gpu-operator #183): its rule goes by PCI ids, and stays.
    installdefaultNFDRule: true,
    remediation: { enabled: false },
    crds: { defaultCR: { install: false, upgrade: false } },
    upgradeCRD: true,
    controllerManager: { manager: image(site, 'gpu-operator') },
    kmm: kernelModules(site),
  };
}

/** Kernel Module Management builds, loads and signs modules: only where some pool has its driver from it. */
function kernelModules(site: Site) {
  if (!site.pools.some(loadsAmdDriver)) return { enabled: false };
  return {
    enabled: true,
    controller: {
      manager: {
        ...image(site, 'kernel-module-management-operator'),
        env: {
          relatedImageBuild: mirrored(site, 'gcr.io/kaniko-project/executor:v1.23.2'),
          relatedImageSign: amdImage(site, 'kernel-module-management-signimage'),
          relatedImageWorker: amdImage(site, 'kernel-module-management-worker'),
        },
      },
    },
    webhookServer: { webhookServer: image(site, 'kernel-module-management-webhook-server') },
  };
}

/** Of the version of the chart, which its sources leave as "dev" and "latest". */
function image(site: Site, name: AmdImage) {
  const reference = amdImage(site, name);
  const colon = reference.lastIndexOf(':');
  return {
    image: { repository: reference.slice(0, colon), tag: reference.slice(colon + 1) },
    imagePullPolicy: 'IfNotPresent',
  };
}
