/** A kind that is not Kubernetes' own, and the release whose arrival makes it known to the API server. */
export interface CustomKind {
  readonly apiVersion: string;
  readonly kinds: readonly string[];
  /** The release, or `on demand` of an object that a controller acts on later. */
  readonly from: string;
}

/**
 * The custom kinds that stacks may write, from the CRDs of the pinned charts (read 2026-11-22):
 * node-feature-discovery v0.19.0, NVIDIA/gpu-operator v26.7.0, Mellanox/network-operator v26.4.1,
 * Mellanox/nvidia-k8s-ipam network-operator-v26.4.1, kubernetes-sigs/kueue v0.19.2,
 * prometheus-community/helm-charts kube-prometheus-stack-88.5.3.
 */
export const customKinds: readonly CustomKind[] = [
  { apiVersion: 'nfd.k8s-sigs.io/v1alpha1', kinds: ['NodeFeatureRule'], from: 'node-feature-discovery' },
  { apiVersion: 'nvidia.com/v1alpha1', kinds: ['NVIDIADriver'], from: 'gpu-operator' },
  {
    apiVersion: 'mellanox.com/v1alpha1',
    kinds: ['NicClusterPolicy', 'NicNodePolicy'],
    from: 'network-operator',
  },
  {
    apiVersion: 'sriovnetwork.openshift.io/v1',
    kinds: ['SriovNetworkNodePolicy', 'SriovNetworkPoolConfig'],
    from: 'network-operator',
  },
  { apiVersion: 'k8s.cni.cncf.io/v1', kinds: ['NetworkAttachmentDefinition'], from: 'network-operator' },
  { apiVersion: 'nv-ipam.nvidia.com/v1alpha1', kinds: ['IPPool', 'CIDRPool'], from: 'nic-cluster-policy' },
  {
    apiVersion: 'configuration.net.nvidia.com/v1alpha1',
    kinds: ['NicConfigurationTemplate'],
    from: 'nic-cluster-policy',
  },
  {
    apiVersion: 'kueue.x-k8s.io/v1beta2',
    kinds: ['Topology', 'ResourceFlavor', 'ClusterQueue', 'Cohort', 'LocalQueue', 'WorkloadPriorityClass'],
    from: 'kueue',
  },
  {
    apiVersion: 'monitoring.coreos.com/v1',
    kinds: ['PrometheusRule', 'ServiceMonitor'],
    from: 'kube-prometheus-stack',
  },
  {
    apiVersion: 'monitoring.coreos.com/v1alpha1',
    kinds: ['AlertmanagerConfig', 'ScrapeConfig'],
    from: 'kube-prometheus-stack',
  },
];
