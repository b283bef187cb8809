import type { Citation } from '../diagnostics/index.ts';
import { READ } from './citations.ts';

/** A Helm chart that Afterhash pins, as its project publishes it. */
export interface Chart {
  readonly name: string;
  /** As a Helm release takes it: an HTTPS repository, or `oci://`. */
  readonly repository: string;
  /** Exactly as published: with a `v` where it has one. */
  readonly version: string;
  readonly appVersion?: string;
  readonly kubernetes: KubernetesWindow;
  readonly licence: string;
  /** Where its CRDs are, hence what becomes of them in an upgrade or removal. */
  readonly crds: string;
  /** A newer version, known by name only. */
  readonly newerKnown?: string;
  readonly citations: readonly [Citation, ...Citation[]];
}

/** The Kubernetes minor versions that a chart is for. */
export interface KubernetesWindow {
  readonly min?: string;
  readonly max?: string;
  /** Tested by the project, written in its documentation, asked for by the chart itself, or not found. */
  readonly basis: 'validated' | 'documented' | 'chart kubeVersion' | 'unpublished';
  readonly note?: string;
}

const repository = (title: string, path: string): Citation => ({
  title,
  url: `https://github.com/${path}`,
  date: READ,
});

const HELM_CHARTS = 'prometheus-community/helm-charts';

/** Every chart that Afterhash renders. */
export const charts = {
  'cert-manager': {
    name: 'cert-manager',
    repository: 'oci://quay.io/jetstack/charts',
    version: 'v1.21.1',
    appVersion: 'v1.21.1',
    kubernetes: { min: '1.33', max: '1.36', basis: 'validated' },
    licence: 'Apache-2.0',
    crds: 'in templates, off by default: set crds.enabled and crds.keep',
    citations: [
      repository('cert-manager/cert-manager v1.21.1', 'cert-manager/cert-manager'),
      {
        title: 'cert-manager documentation, supported releases',
        url: 'https://cert-manager.io/docs/releases/',
        date: READ,
      },
    ],
  },
  'node-feature-discovery': {
    name: 'node-feature-discovery',
    repository: 'oci://registry.k8s.io/nfd/charts',
    version: '0.19.0',
    appVersion: 'v0.19.0',
    kubernetes: { basis: 'unpublished' },
    licence: 'Apache-2.0',
    crds: 'in crds/: helm installs them once and never upgrades or deletes them',
    citations: [repository('kubernetes-sigs/node-feature-discovery v0.19.0', 'kubernetes-sigs/node-feature-discovery')],
  },
  'gpu-operator': {
    name: 'gpu-operator',
    repository: 'https://helm.ngc.nvidia.com/nvidia',
    version: 'v26.7.0',
    appVersion: 'v26.7.0',
    kubernetes: { min: '1.33', max: '1.36', basis: 'validated' },
    licence: 'Apache-2.0',
    crds: 'in crds/; a hook before upgrades applies them anew, but ComputeDomain',
    newerKnown: 'v26.7.1',
    citations: [
      repository('NVIDIA/gpu-operator, branch gh-pages, chart v26.7.0', 'NVIDIA/gpu-operator'),
      repository(
        'NVIDIA/cloud-native-docs, GPU Operator platform support, as of 2026-08-21',
        'NVIDIA/cloud-native-docs',
      ),
    ],
  },
  'amd-gpu-operator': {
    name: 'gpu-operator-charts',
    repository: 'https://rocm.github.io/gpu-operator',
    version: 'v1.4.0',
    appVersion: 'v1.4.0',
    kubernetes: { min: '1.29', basis: 'chart kubeVersion' },
    licence: 'Apache-2.0',
    crds: 'in crds/; a hook before upgrades applies them anew where upgradeCRD is set',
    newerKnown: 'v1.5.1',
    citations: [
      repository(
        'ROCm/gpu-operator, helm-charts-k8s: Chart.yaml and values.yaml of v1.4.0, commit 009f334',
        'ROCm/gpu-operator',
      ),
    ],
  },
  'network-operator': {
    name: 'network-operator',
    repository: 'https://helm.ngc.nvidia.com/nvidia',
    version: '26.4.1',
    appVersion: 'v26.4.1',
    kubernetes: { min: '1.31', max: '1.35', basis: 'validated' },
    licence: 'Apache-2.0',
    crds: 'in crds/; a hook before installs and upgrades applies them where upgradeCRDs is set',
    newerKnown: '26.7.0',
    citations: [
      repository('Mellanox/network-operator v26.4.1', 'Mellanox/network-operator'),
      repository(
        'Mellanox/network-operator-docs, platform support, as of 2026-05-21',
        'Mellanox/network-operator-docs',
      ),
    ],
  },
  kueue: {
    name: 'kueue',
    repository: 'oci://registry.k8s.io/kueue/charts',
    version: '0.19.2',
    appVersion: 'v0.19.2',
    kubernetes: { min: '1.29', basis: 'documented' },
    licence: 'Apache-2.0',
    crds: 'in templates: helm upgrades them, and deletes them with every queue',
    newerKnown: '0.20.7',
    citations: [repository('kubernetes-sigs/kueue v0.19.2', 'kubernetes-sigs/kueue')],
  },
  jobset: {
    name: 'jobset',
    repository: 'oci://registry.k8s.io/jobset/charts',
    version: '0.12.0',
    appVersion: '0.12.0',
    kubernetes: { basis: 'documented', note: 'the last three minor versions at its release, which it does not name' },
    licence: 'Apache-2.0',
    crds: 'in crds/: helm installs them once and never upgrades or deletes them',
    citations: [repository('kubernetes-sigs/jobset v0.12.0', 'kubernetes-sigs/jobset')],
  },
  'kube-prometheus-stack': {
    name: 'kube-prometheus-stack',
    repository: 'oci://ghcr.io/prometheus-community/charts',
    version: '88.5.3',
    appVersion: 'v0.93.1',
    kubernetes: { min: '1.25', basis: 'chart kubeVersion' },
    licence: 'Apache-2.0',
    crds: 'in crds/ of a sub-chart; crds.upgradeJob.enabled upgrades them',
    newerKnown: '92.1.0',
    citations: [
      repository('prometheus-community/helm-charts kube-prometheus-stack-88.5.3', 'prometheus-community/helm-charts'),
    ],
  },
  'prometheus-ipmi-exporter': {
    name: 'prometheus-ipmi-exporter',
    repository: 'https://prometheus-community.github.io/helm-charts',
    version: '0.8.2',
    appVersion: 'v1.10.1',
    kubernetes: { basis: 'unpublished' },
    licence: 'Apache-2.0',
    crds: 'none',
    citations: [repository('prometheus-community/helm-charts prometheus-ipmi-exporter-0.8.2', HELM_CHARTS)],
  },
  'prometheus-snmp-exporter': {
    name: 'prometheus-snmp-exporter',
    repository: 'https://prometheus-community.github.io/helm-charts',
    version: '9.17.1',
    appVersion: 'v0.30.1',
    kubernetes: { basis: 'unpublished' },
    licence: 'Apache-2.0',
    crds: 'none',
    citations: [repository('prometheus-community/helm-charts prometheus-snmp-exporter-9.17.1', HELM_CHARTS)],
  },
  'prometheus-smartctl-exporter': {
    name: 'prometheus-smartctl-exporter',
    repository: 'https://prometheus-community.github.io/helm-charts',
    version: '0.17.1',
    appVersion: 'v0.14.0',
    kubernetes: { basis: 'unpublished' },
    licence: 'Apache-2.0',
    crds: 'none',
    citations: [repository('prometheus-community/helm-charts prometheus-smartctl-exporter-0.17.1', HELM_CHARTS)],
  },
  'idrac-exporter': {
    name: 'idrac-exporter',
    repository: 'https://mrlhansen.github.io/idrac_exporter',
    version: '2.6.1',
    appVersion: '2.6.1',
    kubernetes: { basis: 'unpublished' },
    licence: 'MIT',
    crds: 'none',
    citations: [repository('mrlhansen/idrac_exporter, chart idrac-exporter 2.6.1', 'mrlhansen/idrac_exporter')],
  },
  alloy: {
    name: 'alloy',
    repository: 'https://grafana.github.io/helm-charts',
    version: '1.11.1',
    appVersion: 'v1.18.1',
    kubernetes: { basis: 'unpublished' },
    licence: 'Apache-2.0',
    crds: 'in a sub-chart that crds.create switches: PodLogs, which nothing of ours is of',
    citations: [repository('grafana/alloy, operations/helm/charts/alloy 1.11.1', 'grafana/alloy')],
  },
  loki: {
    name: 'loki',
    repository: 'https://grafana.github.io/helm-charts',
    version: '7.3.0',
    appVersion: '3.6.12',
    kubernetes: { basis: 'unpublished' },
    licence: 'chart Apache-2.0, Loki AGPL-3.0',
    crds: 'none',
    citations: [repository('grafana/loki, production/helm/loki 7.3.0', 'grafana/loki')],
  },
  topolvm: {
    name: 'topolvm',
    repository: 'https://topolvm.github.io/topolvm',
    version: '17.1.0',
    appVersion: '0.41.0',
    kubernetes: { basis: 'unpublished' },
    licence: 'Apache-2.0',
    crds: 'in templates: helm upgrades and deletes them; crd.annotations can keep them',
    citations: [repository('topolvm/topolvm topolvm-chart-v17.1.0', 'topolvm/topolvm')],
  },
  'rook-ceph': {
    name: 'rook-ceph',
    repository: 'https://charts.rook.io/release',
    version: 'v1.20.6',
    appVersion: 'v1.20.6',
    kubernetes: { basis: 'unpublished' },
    licence: 'Apache-2.0',
    crds: 'in templates: crds.enabled must never go off again, or the Ceph cluster may be destroyed',
    citations: [repository('rook/rook v1.20.6, deploy/charts/rook-ceph', 'rook/rook')],
  },
  'rook-ceph-cluster': {
    name: 'rook-ceph-cluster',
    repository: 'https://charts.rook.io/release',
    version: 'v1.20.6',
    appVersion: 'v1.20.6',
    kubernetes: { basis: 'unpublished' },
    licence: 'Apache-2.0',
    crds: 'none: rook-ceph brings them',
    citations: [repository('rook/rook v1.20.6, deploy/charts/rook-ceph-cluster', 'rook/rook')],
  },
  'ceph-csi-drivers': {
    name: 'ceph-csi-drivers',
    repository: 'https://ceph.github.io/ceph-csi-operator',
    version: '1.0.4',
    kubernetes: { basis: 'unpublished' },
    licence: 'Apache-2.0',
    crds: 'none: rook-ceph brings them',
    citations: [
      repository('rook/rook v1.20.6, deploy/charts/rook-ceph/Chart.yaml: ceph-csi-operator 1.0.4', 'rook/rook'),
      {
        title: 'rook/rook issue 17644: without this chart CSI loses its service accounts from 1.20 on',
        url: 'https://github.com/rook/rook/issues/17644',
        date: READ,
      },
    ],
  },
  'kubeflow-trainer': {
    name: 'kubeflow-trainer',
    repository: 'oci://ghcr.io/kubeflow/charts',
    version: '2.3.0',
    appVersion: '2.3.0',
    kubernetes: { min: '1.31', basis: 'documented' },
    licence: 'Apache-2.0',
    crds: 'in templates, by crds.enabled: helm upgrades them, and deletes them with every training job',
    citations: [repository('kubeflow/trainer v2.3.0, charts/kubeflow-trainer', 'kubeflow/trainer')],
  },
  lws: {
    name: 'lws',
    repository: 'oci://registry.k8s.io/lws/charts',
    version: '0.10.0',
    appVersion: 'v0.10.0',
    kubernetes: { basis: 'unpublished' },
    licence: 'Apache-2.0',
    crds: 'in crds/: helm installs them once and never upgrades or deletes them',
    citations: [repository('kubernetes-sigs/lws v0.10.0', 'kubernetes-sigs/lws')],
  },
  keda: {
    name: 'keda',
    repository: 'https://kedacore.github.io/charts',
    version: '2.20.2',
    appVersion: '2.20.2',
    kubernetes: { min: '1.23', basis: 'chart kubeVersion' },
    licence: 'Apache-2.0',
    crds: 'in templates, by crds.install',
    citations: [repository('kedacore/charts v2.20.2', 'kedacore/charts')],
  },
  'csi-wekafs': {
    name: 'csi-wekafsplugin',
    repository: 'https://weka.github.io/csi-wekafs',
    version: '2.8.8',
    appVersion: 'v2.8.8',
    kubernetes: { basis: 'unpublished' },
    licence: 'Apache-2.0',
    crds: 'none',
    citations: [repository('weka/csi-wekafs v2.8.8', 'weka/csi-wekafs')],
  },
  'vast-csi': {
    name: 'vastcsi',
    repository: 'https://vast-data.github.io/vast-csi',
    version: '2.5.0',
    appVersion: 'v2.5.0',
    kubernetes: { basis: 'unpublished' },
    licence: 'Apache-2.0',
    crds: 'none',
    citations: [repository('vast-data/vast-csi helm-vastcsi-2.5.0, as of October 2024', 'vast-data/vast-csi')],
  },
  'dra-driver-nvidia-gpu': {
    name: 'dra-driver-nvidia-gpu',
    repository: 'oci://registry.k8s.io/dra-driver-nvidia/charts',
    version: '0.4.1',
    appVersion: '0.4.1',
    kubernetes: { min: '1.32', basis: 'chart kubeVersion' },
    licence: 'Apache-2.0',
    crds: 'in crds/: helm installs them once and never upgrades or deletes them',
    newerKnown: '0.5.0',
    citations: [repository('kubernetes-sigs/dra-driver-nvidia-gpu v0.4.1', 'kubernetes-sigs/dra-driver-nvidia-gpu')],
  },
} satisfies Record<string, Chart>;

export type ChartName = keyof typeof charts;
