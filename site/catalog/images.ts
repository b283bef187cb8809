import type { ChartName } from './charts.ts';
import { OPERATOR_DRIVER } from './drivers.ts';

/** When a cluster runs an image. */
export type ImageUse =
  | 'always'
  /** The operator installs the GPU driver on some node; the tag is its version and the system of the nodes. */
  | 'driver'
  /** GPUs are had by claims: the operator runs the driver that hands them out. */
  | 'claims'
  /** The operator of AMD builds its driver for some node, and loads it. */
  | 'amd driver'
  /** GPUs of AMD are put in a mode. */
  | 'amd partitions'
  /** GPUs read a store directly; the tag has the system of the nodes too. */
  | 'direct storage'
  /** Ports reach pods as virtual functions. */
  | 'functions'
  /** Ports are shared by the pods of a node. */
  | 'shared ports'
  /** Pods get an address on a fabric. */
  | 'addresses'
  /** Tenants have P_Keys. */
  | 'p-keys'
  /** Ports are shared, and speak InfiniBand. */
  | 'ip over infiniband'
  /** Adapters of an Ethernet fabric are set. */
  | 'roce'
  /** The operator brings DOCA-OFED; the tag is its version and the system of the nodes. */
  | 'ofed';

export interface ChartImage {
  /** With its registry, without its tag. */
  readonly image: string;
  /** Of the pinned chart version. */
  readonly tag: string;
  readonly when: ImageUse;
}

const always = (image: string, tag: string): ChartImage => ({ image, tag, when: 'always' });

const NVIDIA = 'nvcr.io/nvidia';
const MELLANOX = 'nvcr.io/nvidia/mellanox';
const ROCM = 'docker.io/rocm';
const SIDECARS = 'registry.k8s.io/sig-storage';
/** One tag for all components (Mellanox/network-operator v26.4.1, hack/release.yaml). */
const COMPONENTS = 'network-operator-v26.4.1';
const component = (name: string, when: ImageUse): ChartImage => ({
  image: `${MELLANOX}/${name}`,
  tag: COMPONENTS,
  when,
});

/**
 * The images of each chart in its pinned version, as its own values name them,
 * with the sub-charts and the operands that it brings (the sources are those of
 * the charts; read 2026-11-22). What our values switch off is left out.
 */
export const chartImages = {
  'cert-manager': ['controller', 'webhook', 'cainjector', 'startupapicheck', 'acmesolver'].map((name) =>
    always(`quay.io/jetstack/cert-manager-${name}`, 'v1.21.1'),
  ),
  'node-feature-discovery': [always('registry.k8s.io/nfd/node-feature-discovery', 'v0.19.0')],
  'gpu-operator': [
    always(`${NVIDIA}/gpu-operator`, 'v26.7.0'),
    always(`${NVIDIA}/k8s/container-toolkit`, 'v1.20.0'),
    always(`${NVIDIA}/k8s-device-plugin`, 'v0.20.0'),
    always(`${NVIDIA}/k8s/dcgm-exporter`, '4.6.0-4.8.3-distroless'),
    always(`${NVIDIA}/cloud-native/k8s-mig-manager`, 'v0.15.0'),
    { image: `${NVIDIA}/cloud-native/k8s-driver-manager`, tag: 'v0.12.0', when: 'driver' },
    { image: `${NVIDIA}/driver`, tag: OPERATOR_DRIVER, when: 'driver' },
    { image: `${NVIDIA}/dra-driver-nvidia-gpu`, tag: 'v0.5.0', when: 'claims' },
    { image: `${NVIDIA}/cloud-native/nvidia-fs`, tag: '2.29.4', when: 'direct storage' },
  ],
  'amd-gpu-operator': [
    always(`${ROCM}/gpu-operator`, 'v1.4.0'),
    always(`${ROCM}/gpu-operator-utils`, 'v1.4.0'),
    // The chart itself names these two so.
    always(`${ROCM}/k8s-device-plugin`, 'latest'),
    always(`${ROCM}/k8s-device-plugin`, 'labeller-latest'),
    always(`${ROCM}/device-metrics-exporter`, 'v1.4.0'),
    { image: `${ROCM}/device-config-manager`, tag: 'v1.4.0', when: 'amd partitions' },
    always('docker.io/library/busybox', '1.36'),
    ...['operator', 'webhook-server', 'worker', 'signimage'].map(
      (name): ChartImage => ({ image: `${ROCM}/kernel-module-management-${name}`, tag: 'v1.4.0', when: 'amd driver' }),
    ),
    { image: 'gcr.io/kaniko-project/executor', tag: 'v1.23.2', when: 'amd driver' },
  ],
  'network-operator': [
    always(`${NVIDIA}/cloud-native/network-operator`, 'v26.4.1'),
    component('multus-cni', 'always'),
    component('plugins', 'always'),
    component('k8s-rdma-shared-dev-plugin', 'shared ports'),
    component('ipoib-cni', 'ip over infiniband'),
    component('nvidia-k8s-ipam', 'addresses'),
    component('ib-kubernetes', 'p-keys'),
    component('nic-configuration-operator', 'roce'),
    component('nic-configuration-operator-daemon', 'roce'),
    // The NIC configuration operator asks it for each node.
    component('maintenance-operator', 'roce'),
    component('network-operator-init-container', 'ofed'),
    { image: `${MELLANOX}/doca-driver`, tag: 'doca3.4.1-26.04-1.1.0.0-1', when: 'ofed' },
    ...[
      ...['sriov-network-operator', 'sriov-network-operator-webhook', 'sriov-network-operator-config-daemon'],
      ...['sriov-cni', 'ib-sriov-cni', 'ovs-cni-plugin', 'rdma-cni', 'sriov-network-device-plugin', 'dra-driver-sriov'],
    ].map((name) => component(name, 'functions')),
    { image: 'ghcr.io/k8snetworkplumbingwg/network-resources-injector', tag: 'v1.7.0', when: 'functions' },
  ],
  kueue: [always('registry.k8s.io/kueue/kueue', 'v0.19.2')],
  jobset: [always('registry.k8s.io/jobset/jobset', 'v0.12.0')],
  'kube-prometheus-stack': [
    always('quay.io/prometheus-operator/prometheus-operator', 'v0.93.1'),
    always('quay.io/prometheus-operator/prometheus-config-reloader', 'v0.93.1'),
    always('quay.io/prometheus/prometheus', 'v3.14.0-distroless'),
    always('quay.io/prometheus/alertmanager', 'v0.34.0'),
    always('ghcr.io/jkroepke/kube-webhook-certgen', '1.8.7'),
    always('registry.k8s.io/kube-state-metrics/kube-state-metrics', 'v2.20.0'),
    always('quay.io/prometheus/node-exporter', 'v1.12.1'),
    always('docker.io/grafana/grafana', '13.2.0'),
    always('quay.io/kiwigrid/k8s-sidecar', '2.10.1'),
  ],
  'prometheus-ipmi-exporter': [always('registry.hub.docker.com/prometheuscommunity/ipmi-exporter', 'v1.10.1')],
  'prometheus-snmp-exporter': [always('quay.io/prometheus/snmp-exporter', 'v0.30.1')],
  'prometheus-smartctl-exporter': [always('quay.io/prometheuscommunity/smartctl-exporter', 'v0.14.0')],
  'idrac-exporter': [always('ghcr.io/mrlhansen/idrac_exporter', '2.6.1')],
  alloy: [
    always('docker.io/grafana/alloy', 'v1.18.1'),
    always('quay.io/prometheus-operator/prometheus-config-reloader', 'v0.91.0'),
  ],
  loki: [always('docker.io/grafana/loki', '3.6.11')],
  topolvm: [
    always(
      'ghcr.io/topolvm/topolvm-with-sidecar',
      '0.41.0@sha256:5faf5b94557516ae0f6fa7d329a5a4305e22aa2dc464af7641b31f2aca618036',
    ),
  ],
  'rook-ceph': [
    always('docker.io/rook/ceph', 'v1.20.6'),
    always('quay.io/cephcsi/ceph-csi-operator', 'v1.0.4'),
    always('quay.io/cephcsi/cephcsi', 'v3.17.0'),
    always(`${SIDECARS}/csi-node-driver-registrar`, 'v2.17.0'),
    always(`${SIDECARS}/csi-provisioner`, 'v6.2.0'),
    always(`${SIDECARS}/csi-snapshotter`, 'v8.5.0'),
    always(`${SIDECARS}/csi-attacher`, 'v4.12.0'),
    always(`${SIDECARS}/csi-resizer`, 'v2.1.0'),
    always('quay.io/csiaddons/k8s-sidecar', 'v0.14.0'),
  ],
  'rook-ceph-cluster': [always('quay.io/ceph/ceph', 'v20.2.4')],
  'ceph-csi-drivers': [],
  'kubeflow-trainer': [always('ghcr.io/kubeflow/trainer/trainer-controller-manager', 'v2.3.0')],
  lws: [always('registry.k8s.io/lws/lws', 'v0.10.0')],
  keda: ['keda', 'keda-metrics-apiserver', 'keda-admission-webhooks'].map((name) =>
    always(`ghcr.io/kedacore/${name}`, '2.20.2'),
  ),
  'csi-wekafs': [
    always('quay.io/weka.io/csi-wekafs', 'v2.8.8'),
    always(`${SIDECARS}/livenessprobe`, 'v2.18.0'),
    always(`${SIDECARS}/csi-attacher`, 'v4.11.0'),
    always(`${SIDECARS}/csi-provisioner`, 'v6.2.0'),
    always(`${SIDECARS}/csi-node-driver-registrar`, 'v2.16.0'),
    always(`${SIDECARS}/csi-resizer`, 'v2.1.0'),
    always(`${SIDECARS}/csi-snapshotter`, 'v8.5.0'),
  ],
  'vast-csi': [
    always('docker.io/vastdataorg/csi', 'v2.5.0'),
    always(`${SIDECARS}/csi-attacher`, 'v4.5.0'),
    always(`${SIDECARS}/csi-node-driver-registrar`, 'v2.10.0'),
    always(`${SIDECARS}/csi-provisioner`, 'v4.0.0'),
    always(`${SIDECARS}/csi-resizer`, 'v1.10.0'),
    always(`${SIDECARS}/csi-snapshotter`, 'v7.0.1'),
  ],
  'dra-driver-nvidia-gpu': [always('registry.k8s.io/dra-driver-nvidia/dra-driver-nvidia-gpu', 'v0.4.1')],
} satisfies Partial<Record<ChartName, readonly ChartImage[]>>;
