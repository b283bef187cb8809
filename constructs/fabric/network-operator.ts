import type { Construct } from 'constructs';
import { marksOf, rdmaMode, type Site } from '../../site/model/index.ts';
import { chartPin } from '../chart-pin.ts';
import { mirrored } from '../mirror.ts';
import { namespaces } from '../names.ts';
import { ChartRelease } from '../terraform/helm-release.ts';
import { platformTolerations } from '../tolerations.ts';
import { COMPONENTS_VERSION, imagesOf } from './components.ts';
import { nicConfigurations } from './nic-configurations.ts';

/** Its hooks and its own DaemonSets roll over all nodes; 300 s are not enough for either. */
const TIMEOUT_SECONDS = 1800;

/** Where the sub-chart takes what NVIDIA does not build itself (network-operator v26.4.1, values.yaml, read 2026-11-22). */
const K8S_PLUMBING = 'ghcr.io/k8snetworkplumbingwg';

export interface NetworkOperatorProps {
  readonly site: Site;

  /** Node Feature Discovery, whose labels it goes by and whose kind its rules are of. */
  readonly after: readonly ChartRelease[];
}

/** The NVIDIA Network Operator: RDMA devices, secondary networks and, for P_Keys, virtual functions. */
export class NetworkOperator extends ChartRelease {
  constructor(scope: Construct, id: string, { site, after }: NetworkOperatorProps) {
    super(scope, id, {
      release: 'network-operator',
      namespace: namespaces.networkOperator,
      pin: chartPin(site, 'network-operator'),
      values: {
        // One NFD in the cluster, but the rules by which this operator finds its nodes.
        nfd: { enabled: false, deployNodeFeatureRules: true },
        upgradeCRDs: true,
        sriovNetworkOperator: { enabled: usesFunctions(site) },
        'sriov-network-operator': {
          operator: { resourcePrefix: 'nvidia.com' },
          images: sriovImages(site),
          ...besideSettings(site),
        },
        // Whoever writes settings into adapters asks it for the node first.
        maintenanceOperator: { enabled: nicConfigurations(site).length > 0 },
        'maintenance-operator-chart': {
          operatorConfig: { deploy: true },
          operator: { image: { repository: imagesOf(site) }, tolerations: platformTolerations },
        },
        operator: {
          repository: mirrored(site, 'nvcr.io/nvidia/cloud-native'),
          // Of the operator itself: its daemons have theirs from the policies.
          tolerations: platformTolerations,
          ofedDriver: { initContainer: { repository: imagesOf(site) } },
        },
      },
      timeoutSeconds: TIMEOUT_SECONDS,
      after,
    });
  }
}

/** Whether some fabric is reached by virtual functions. */
export function usesFunctions(site: Site): boolean {
  return site.fabrics.some((fabric) => rdmaMode(site, fabric) === 'sriov');
}

/**
 * Where the adapters of one fabric are set by one operator and cut into
 * functions by another, the second waits until the first is done with a node,
 * and leaves firmware to it: else both write the same state, and it flaps
 * (Mellanox/network-operator-docs, nic-fw-configuration, read 2026-11-26).
 *
 * That is for the whole cluster. Where no fabric has both, the second goes on
 * to write firmware, and leaves adapters alone that it was never told to cut
 * (k8snetworkplumbingwg/sriov-network-operator, pkg/plugins/mellanox, read 2026-11-26).
 */
function besideSettings(site: Site): object {
  if (!site.fabrics.some((fabric) => marksOf(fabric) !== undefined && rdmaMode(site, fabric) === 'sriov')) return {};
  return {
    sriovOperatorConfig: {
      // Beside the chart's own: Helm merges maps.
      configDaemonNodeSelector: { 'network.nvidia.com/operator.nic-configuration.wait': 'false' },
      disablePlugins: ['mellanox'],
    },
  };
}

/** The chart names these as whole references, so a mirror has to be written into each. */
function sriovImages(site: Site): Record<string, string> {
  const image = (name: string) => `${imagesOf(site)}/${name}:${COMPONENTS_VERSION}`;
  return {
    operator: image('sriov-network-operator'),
    sriovConfigDaemon: image('sriov-network-operator-config-daemon'),
    sriovCni: image('sriov-cni'),
    ibSriovCni: image('ib-sriov-cni'),
    ovsCni: image('ovs-cni-plugin'),
    rdmaCni: image('rdma-cni'),
    sriovDevicePlugin: image('sriov-network-device-plugin'),
    sriovDraDriver: image('dra-driver-sriov'),
    webhook: image('sriov-network-operator-webhook'),
    resourcesInjector: `${mirrored(site, K8S_PLUMBING)}/network-resources-injector:v1.7.0`,
    metricsExporter: `${mirrored(site, K8S_PLUMBING)}/sriov-network-metrics-exporter`,
    metricsExporterKubeRbacProxy: mirrored(site, 'quay.io/brancz/kube-rbac-proxy:v0.21.2'),
  };
}
