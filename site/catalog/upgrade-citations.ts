import type { Citation } from '../diagnostics/index.ts';

/** The day on which every source below was opened. */
const OPENED = '2026-11-26';

export const kubernetesSkew: Citation = {
  title:
    'Kubernetes, version skew policy: an API server skips no minor version, a kubelet is drained first and at most three behind',
  url: 'https://kubernetes.io/releases/version-skew-policy/',
  date: OPENED,
};
export const driverBranchTable: Citation = {
  title: 'NVIDIA data center drivers, supported drivers: branches R580 to R620 and the month in which each ends',
  url: 'https://docs.nvidia.com/datacenter/tesla/drivers/620/supported-drivers-and-cuda-toolkit-versions.html',
  date: OPENED,
};
export const driverBranchEnds: Citation = {
  title: 'NVIDIA data center drivers 615, supported drivers: branch R535 ended in June 2026',
  url: 'https://docs.nvidia.com/datacenter/tesla/drivers/615/supported-drivers-and-cuda-toolkit-versions.html',
  date: OPENED,
};
export const cudaArchitectures: Citation = {
  title:
    'NVIDIA data center drivers, CUDA toolkit, driver and architecture matrix: Ada and Hopper from CUDA 11.8, Blackwell from 12.8; its ultra parts (10.3) from 12.9, by the compilers that refuse them before',
  url: 'https://docs.nvidia.com/datacenter/tesla/drivers/cuda-toolkit-driver-and-architecture-matrix.html',
  date: OPENED,
};
export const cudaDrivers: Citation = {
  title:
    'NVIDIA CUDA toolkit release notes, toolkit driver versions: 11.8 from 520.61.05, 12.8 from 570.26, 12.9 from 575.51.03',
  url: 'https://docs.nvidia.com/cuda/cuda-toolkit-release-notes/index.html',
  date: OPENED,
};
export const driverOfB200: Citation = {
  title: 'NVIDIA/cloud-native-docs, pull request 184: HGX B200 needs driver 570.133.20 or later',
  url: 'https://github.com/NVIDIA/cloud-native-docs/pull/184',
  date: OPENED,
};
export const gpuOperatorLines: Citation = {
  title:
    'NVIDIA GPU Operator, life cycle, as of 26.7: 26.7 supported, 26.3 deprecated; upgrades within a line or to the next one',
  url: 'https://nvidia.github.io/cloud-native-docs/review/pr-512/gpu-operator/latest/platform-support.html',
  date: OPENED,
};
export const gpuOperatorEarlierLines: Citation = {
  title: 'NVIDIA GPU Operator, life cycle, as of 26.3: 26.3 supported, 25.10 deprecated, 25.3 and before at their end',
  url: 'https://nvidia.github.io/cloud-native-docs/review/pr-455/gpu-operator/latest/platform-support.html',
  date: OPENED,
};
export const spectrumXProfiles: Citation = {
  title:
    'NVIDIA Network Operator v26.7, Spectrum-X NIC configuration: profiles are ConfigMaps, and the operator carries none',
  url: 'https://github.com/Mellanox/network-operator-docs/blob/main/docs/spectrum-x/spectrum-x-configuration.rst',
  date: '2026-11-26',
};
export const networkOperatorLifecycle: Citation = {
  title: 'Mellanox/network-operator-docs, life cycle management: upgrades within a line (YY.MM) or to the next one',
  url: 'https://github.com/Mellanox/network-operator-docs/blob/main/docs/life-cycle-management.rst',
  date: OPENED,
};
export const networkOperatorPlatforms: Citation = {
  title:
    'Mellanox/network-operator-docs, platform support: Ubuntu 22.04 and 24.04, RHEL 9.4, 9.6 and 10.0 on Kubernetes 1.31 to 1.35; one NFD, that of the GPU Operator',
  url: 'https://github.com/Mellanox/network-operator-docs/blob/main/docs/platform-support.rst',
  date: OPENED,
};
export const rookUpgrade: Citation = {
  title:
    'Rook documentation v1.20, upgrades: from v1.19 to v1.20; rook-ceph before rook-ceph-cluster, health before both',
  url: 'https://rook.github.io/docs/rook/v1.20/Upgrade/rook-upgrade/',
  date: OPENED,
};
export const certManagerUpgrade: Citation = {
  title: 'cert-manager documentation, upgrading: one minor version at a time is recommended',
  url: 'https://cert-manager.io/docs/installation/upgrade/',
  date: OPENED,
};
