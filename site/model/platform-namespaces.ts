/** Namespaces of the platform. A tenant's namespace is its id, so no tenant is called like one of these. */
export const platformNamespaces = {
  certManager: 'cert-manager',
  nodeFeatureDiscovery: 'node-feature-discovery',
  gpuOperator: 'gpu-operator',
  amdGpuOperator: 'kube-amd-gpu',
  computeDomains: 'dra-driver-nvidia-gpu',
  networkOperator: 'nvidia-network-operator',
  kueue: 'kueue-system',
  monitoring: 'monitoring',
  topolvm: 'topolvm-system',
  rookCeph: 'rook-ceph',
  snapshots: 'volume-snapshots',
  jobset: 'jobset-system',
  leaderWorkerSet: 'lws-system',
  trainer: 'kubeflow-system',
  mpiOperator: 'mpi-operator',
  keda: 'keda',
  weka: 'csi-wekafs',
  vast: 'vast-csi',
  /** What the admission policies read: no tenant has a right here. */
  policies: 'afterhash-policies',
} as const;
