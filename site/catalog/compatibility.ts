import type { Citation } from '../diagnostics/index.ts';
import { type ChartName, charts } from './charts.ts';
import { certManagerCrds, gpuOperatorRdma, kueueReleases, READ } from './citations.ts';
import {
  certManagerUpgrade,
  gpuOperatorEarlierLines,
  gpuOperatorLines,
  kubernetesSkew,
  networkOperatorLifecycle,
  rookUpgrade,
  spectrumXProfiles,
} from './upgrade-citations.ts';

/** Systems of nodes that the GPU Operator has driver images for (NVIDIA/gpu-operator v26.7.0, values and documentation, read 2026-11-22). */
export const nodeSystems = ['ubuntu22.04', 'ubuntu24.04', 'rhel9'] as const;

export type NodeSystem = (typeof nodeSystems)[number];

/** A way in which adapters reach GPU memory, and what it asks for. */
export interface RdmaWay {
  /** The least Linux, where it says. */
  readonly kernel?: string;
  readonly modules: readonly ('open' | 'proprietary')[];
  /** Who brings the network driver: the kernel itself (`inbox`), the machine image, or the operator. */
  readonly ofed: readonly ('inbox' | 'host' | 'operator')[];
  readonly citations: readonly [Citation, ...Citation[]];
}

/** DMA-BUF is what NVIDIA recommends; the old module hangs on symbols that only DOCA-OFED exports. */
export const rdmaWays = {
  'dma-buf': { kernel: '5.12', modules: ['open'], ofed: ['inbox', 'host', 'operator'], citations: [gpuOperatorRdma] },
  peermem: { modules: ['open', 'proprietary'], ofed: ['host', 'operator'], citations: [gpuOperatorRdma] },
} as const satisfies Record<string, RdmaWay>;

/**
 * Systems that the Network Operator 26.4 was tried with, by the GPU of a
 * server (platform support, read 2026-11-26). Others are in no list of it.
 */
export const validatedSystems: Readonly<Record<string, readonly NodeSystem[]>> = {
  'nvidia/gb200-gpu': ['ubuntu24.04'],
  'nvidia/b200-sxm': ['ubuntu22.04', 'ubuntu24.04'],
  'nvidia/b300-sxm': ['ubuntu22.04', 'ubuntu24.04'],
  'nvidia/rtx-pro-6000-blackwell-server': ['ubuntu22.04', 'ubuntu24.04'],
};

/** Kubernetes with resource.k8s.io/v1, by which NVLink domains are allotted. */
export const COMPUTE_DOMAINS_KUBERNETES = {
  least: '1.34',
  citations: [
    {
      title: 'kubernetes-sigs/dra-driver-nvidia-gpu v0.4.1, and Kubernetes 1.34: resource.k8s.io/v1 is on by default',
      url: 'https://github.com/kubernetes-sigs/dra-driver-nvidia-gpu',
      date: READ,
    },
  ],
} as const;

/** Who brings the kinds of a chart up to date. */
export type CrdUpgrade =
  /** Templates of the chart: `helm upgrade` does it. */
  | 'helm'
  /** A job that Helm runs before the upgrade. */
  | 'hook'
  /** Nobody: Helm installs a `crds` folder once and never looks at it again. */
  | 'by hand'
  /** The chart has no kinds. */
  | 'none';

/** What an upgrade takes out of work, from least to most. */
export const disruptions = ['controllers', 'daemons', 'drains'] as const;
export type Disruption = (typeof disruptions)[number];

/** How far one upgrade may go, where its project says so. */
export type Stride =
  /** To the next minor version. */
  | { readonly to: 'next minor'; readonly held: 'required' | 'recommended' }
  /** To the next of its release lines, which are called by year and month; those that were read, oldest first. */
  | { readonly to: 'next line'; readonly lines: readonly string[] };

/** Kubernetes itself: an API server skips no minor version; a kubelet is emptied first, and may be three behind. */
export const KUBERNETES_UPGRADE = {
  stride: { to: 'next minor', held: 'required' },
  kubeletsBehind: 3,
  citations: [kubernetesSkew],
} as const satisfies { stride: Stride; kubeletsBehind: number; citations: readonly Citation[] };

/** What is known of going from one version of a chart to another. */
export interface ChartUpgrade {
  /** API versions of its kinds that Afterhash writes: what a target version has to serve. */
  readonly writes: readonly string[];
  readonly crds: CrdUpgrade;
  /** Kinds that a hook forgets. */
  readonly forgotten?: readonly string[];
  readonly disruption: Disruption;
  /** What a person sees while it runs. */
  readonly seen: string;
  readonly stride?: Stride;
  /** Versions that are not to be jumped over, or that ask for something first. */
  readonly crossings?: readonly Crossing[];
  readonly citations: readonly [Citation, ...Citation[]];
}

export interface Crossing {
  /** The first version that it concerns. */
  readonly at: string;
  /** What is done before going there. */
  readonly first?: string;
  /** Whom that is for. Default: every site with the chart. */
  readonly of?: 'spectrum-x';
  /** The least Kubernetes that it takes from there on, where that is more than before. */
  readonly kubernetes?: string;
  /** Versions from `at` on, below this, that nobody should run. */
  readonly avoidBelow?: string;
}

const source = (title: string, path: string): Citation => ({ title, url: `https://github.com/${path}`, date: READ });

const CONTROLLER = 'its controllers restart; what runs goes on';

/**
 * One row a chart: with the Kubernetes window and version of `charts` the whole
 * table of what goes together. What is not in it is refused or said aloud.
 */
export const upgrades = {
  'cert-manager': {
    writes: [],
    crds: 'helm',
    disruption: 'controllers',
    seen: 'no certificate is issued for a minute; those that are there stay',
    stride: { to: 'next minor', held: 'recommended' },
    citations: [certManagerCrds, certManagerUpgrade],
  },
  'kube-prometheus-stack': {
    writes: ['monitoring.coreos.com/v1', 'monitoring.coreos.com/v1alpha1'],
    crds: 'by hand',
    disruption: 'daemons',
    seen: 'Prometheus restarts and reads its log again: alerts are blind for minutes, and node exporters roll',
    citations: [
      source('prometheus-community/helm-charts kube-prometheus-stack-88.5.3', 'prometheus-community/helm-charts'),
    ],
  },
  'node-feature-discovery': {
    writes: ['nfd.k8s-sigs.io/v1alpha1'],
    crds: 'by hand',
    disruption: 'daemons',
    seen: 'workers roll over all nodes; labels stay, and nodes that join meanwhile wait for theirs',
    citations: [source('kubernetes-sigs/node-feature-discovery v0.19.0', 'kubernetes-sigs/node-feature-discovery')],
  },
  'gpu-operator': {
    writes: ['nvidia.com/v1', 'nvidia.com/v1alpha1'],
    crds: 'hook',
    forgotten: ['computedomains.resource.nvidia.com', 'computedomaincliques.resource.nvidia.com'],
    disruption: 'drains',
    seen: 'device plugin, toolkit and exporter roll over every GPU node; a new driver waits for the jobs of each node and then takes its GPUs away for minutes',
    stride: { to: 'next line', lines: ['25.3', '25.10', '26.3', '26.7'] },
    citations: [
      source('NVIDIA/gpu-operator, chart v26.7.0', 'NVIDIA/gpu-operator'),
      gpuOperatorLines,
      gpuOperatorEarlierLines,
    ],
  },
  'amd-gpu-operator': {
    writes: ['amd.com/v1alpha1'],
    crds: 'hook',
    disruption: 'daemons',
    seen: 'device plugin, node labeller and exporter roll over every node with AMD GPUs: no pod gets a GPU there meanwhile, those that run keep theirs; the hook stops it while a driver is being changed',
    crossings: [
      {
        at: '1.5.0',
        first:
          'read its values and kinds anew: DeviceConfig gains a DRA driver that excludes the device plugin, which stays on by default',
      },
    ],
    citations: [
      source('ROCm/gpu-operator, helm-charts-k8s v1.4.0, and release v1.5.0', 'ROCm/gpu-operator/releases/tag/v1.5.0'),
    ],
  },
  'dra-driver-nvidia-gpu': {
    writes: [],
    crds: 'by hand',
    disruption: 'daemons',
    seen: 'kubelet plugins roll: no job gets a new NVLink domain meanwhile, those that run keep theirs',
    citations: [source('kubernetes-sigs/dra-driver-nvidia-gpu v0.4.1', 'kubernetes-sigs/dra-driver-nvidia-gpu')],
  },
  'network-operator': {
    writes: [
      'mellanox.com/v1alpha1',
      'sriovnetwork.openshift.io/v1',
      'nv-ipam.nvidia.com/v1alpha1',
      'k8s.cni.cncf.io/v1',
      'configuration.net.nvidia.com/v1alpha1',
    ],
    crds: 'hook',
    disruption: 'drains',
    seen: 'device plugins and Multus roll over every node of a fabric: no pod with RDMA starts meanwhile; a new DOCA-OFED takes one node at a time, or as many as its fabric says',
    stride: { to: 'next line', lines: ['26.4', '26.7'] },
    crossings: [
      { at: '26.7.0', kubernetes: '1.32' },
      {
        at: '26.7.0',
        of: 'spectrum-x',
        first:
          'have the profile of Spectrum-X from NVIDIA as a ConfigMap: the version of a template is then the name of that, and adapters without it are set to nothing',
      },
    ],
    citations: [
      source(
        'Mellanox/network-operator v26.4.1, and the chart of 26.7.0-rc.2: kubeVersion >= 1.32',
        'Mellanox/network-operator',
      ),
      networkOperatorLifecycle,
      spectrumXProfiles,
    ],
  },
  jobset: {
    writes: ['jobset.x-k8s.io/v1alpha2'],
    crds: 'by hand',
    disruption: 'controllers',
    seen: 'jobs that fail meanwhile are started again when the controller is back',
    citations: [source('kubernetes-sigs/jobset v0.12.0', 'kubernetes-sigs/jobset')],
  },
  'kubeflow-trainer': {
    writes: ['trainer.kubeflow.org/v1alpha1'],
    crds: 'helm',
    disruption: 'controllers',
    seen: CONTROLLER,
    citations: [source('kubeflow/trainer v2.3.0', 'kubeflow/trainer')],
  },
  lws: {
    writes: ['leaderworkerset.x-k8s.io/v1'],
    crds: 'by hand',
    disruption: 'controllers',
    seen: CONTROLLER,
    citations: [
      source('kubernetes-sigs/lws v0.10.0: its CRD has 1.3 MB, so it is applied server-side', 'kubernetes-sigs/lws'),
    ],
  },
  kueue: {
    writes: ['kueue.x-k8s.io/v1beta2'],
    crds: 'helm',
    disruption: 'controllers',
    seen: 'no job is let in for a minute, and creating one fails while its webhook is away',
    crossings: [
      {
        at: '0.20.0',
        first: 'move what is stored as v1beta1 to v1beta2: 0.20 serves it no more',
        avoidBelow: '0.20.6',
      },
    ],
    citations: [kueueReleases],
  },
  topolvm: {
    writes: [],
    crds: 'helm',
    disruption: 'daemons',
    seen: 'no scratch volume is made or mounted while its daemons roll; those that are mounted stay',
    crossings: [{ at: '17.0.0', first: 'nothing by hand: image.tag became image.reference, which Afterhash writes' }],
    citations: [source('topolvm/topolvm topolvm-chart-v17.1.0', 'topolvm/topolvm')],
  },
  'rook-ceph': {
    writes: [],
    crds: 'helm',
    disruption: 'daemons',
    seen: 'the operator restarts and may roll monitors, managers and OSDs one by one: wait for HEALTH_OK before and after',
    crossings: [{ at: '1.20.0', first: 'have the release ceph-csi-drivers: without it no volume is made or mounted' }],
    stride: { to: 'next minor', held: 'required' },
    citations: [source('rook/rook v1.20.6 and issue 17644', 'rook/rook/issues/17644'), rookUpgrade],
  },
  'rook-ceph-cluster': {
    writes: [],
    crds: 'none',
    disruption: 'daemons',
    seen: 'Ceph rolls daemon by daemon; checkpoints are slower meanwhile',
    stride: { to: 'next minor', held: 'required' },
    citations: [source('rook/rook v1.20.6, deploy/charts/rook-ceph-cluster', 'rook/rook'), rookUpgrade],
  },
  keda: {
    writes: ['keda.sh/v1alpha1'],
    crds: 'helm',
    disruption: 'controllers',
    seen: 'nothing is scaled for a minute; replicas stay as they are',
    citations: [source('kedacore/charts v2.20.2', 'kedacore/charts')],
  },
  alloy: {
    writes: [],
    crds: 'none',
    disruption: 'daemons',
    seen: 'lines are followed from where they were left when each agent is back',
    citations: [source('grafana/alloy, operations/helm/charts/alloy 1.11.1', 'grafana/alloy')],
  },
  loki: {
    writes: [],
    crds: 'none',
    disruption: 'controllers',
    seen: 'no line can be read for a minute; agents keep theirs until it is back',
    citations: [source('grafana/loki, production/helm/loki 7.3.0', 'grafana/loki')],
  },
  'ceph-csi-drivers': {
    writes: [],
    crds: 'none',
    disruption: 'daemons',
    seen: 'no checkpoint volume is made or mounted while its daemons roll; those that are mounted stay',
    citations: charts['ceph-csi-drivers'].citations,
  },
  'csi-wekafs': {
    writes: [],
    crds: 'none',
    disruption: 'daemons',
    seen: 'no volume of WEKA is made or mounted while its daemons roll',
    citations: charts['csi-wekafs'].citations,
  },
  'vast-csi': {
    writes: [],
    crds: 'none',
    disruption: 'daemons',
    seen: 'no volume of VAST is made or mounted while its daemons roll',
    citations: charts['vast-csi'].citations,
  },
  'prometheus-ipmi-exporter': exporter('prometheus-ipmi-exporter'),
  'prometheus-snmp-exporter': exporter('prometheus-snmp-exporter'),
  'prometheus-smartctl-exporter': { ...exporter('prometheus-smartctl-exporter'), disruption: 'daemons' },
  'idrac-exporter': exporter('idrac-exporter'),
} satisfies Record<ChartName, ChartUpgrade>;

/** What only reads, and is read by Prometheus. */
function exporter(chart: ChartName): ChartUpgrade {
  return {
    writes: [],
    crds: 'none',
    disruption: 'controllers',
    seen: 'what it reads is missing for a minute: alerts wait for it',
    citations: charts[chart].citations,
  };
}
