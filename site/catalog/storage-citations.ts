import type { Citation } from '../diagnostics/index.ts';

/** The day on which every source below was opened. */
const OPENED = '2026-11-26';

export const kubernetesStorageClasses: Citation = {
  title: 'Kubernetes documentation, Storage Classes: of several defaults the one that was made last is taken',
  url: 'https://kubernetes.io/docs/concepts/storage/storage-classes/',
  date: OPENED,
};
export const kubernetesStorageQuota: Citation = {
  title: 'Kubernetes documentation, Resource Quotas: <class>.storageclass.storage.k8s.io/requests.storage',
  url: 'https://kubernetes.io/docs/concepts/policy/resource-quotas/',
  date: OPENED,
};
export const cephPools: Citation = {
  title: 'Ceph documentation, Pools: copies less one may be lost, and min_size of parts is one more than those of data',
  url: 'https://docs.ceph.com/en/latest/rados/operations/pools/',
  date: OPENED,
};
export const cephMetadataServers: Citation = {
  title:
    'ceph/ceph, doc/cephfs/add-remove-mds.rst: 8 GB of memory for the default cache of 4 GB, at least 64 GB of cache for 1,000 clients or more, standbys on other nodes',
  url: 'https://github.com/ceph/ceph/blob/main/doc/cephfs/add-remove-mds.rst',
  date: OPENED,
};
export const rookMetadataServers: Citation = {
  title:
    'Rook documentation, CephFilesystem CRD, Metadata Server Settings: twice as many as are active, 4,096 MB at least, the cache follows the limit',
  url: 'https://rook.io/docs/rook/latest-release/CRDs/Shared-Filesystem/ceph-filesystem-crd/',
  date: OPENED,
};
export const cephNetworks: Citation = {
  title:
    'Ceph documentation, Network Configuration Reference: clients on the public network, copies on the cluster network',
  url: 'https://docs.ceph.com/en/latest/rados/configuration/network-config-ref/',
  date: OPENED,
};
export const topoLvmLimits: Citation = {
  title: 'topolvm/topolvm v0.41.0, docs/limitations.md: snapshots of thin volumes only, RAID is not counted',
  url: 'https://github.com/topolvm/topolvm/blob/main/docs/limitations.md',
  date: OPENED,
};
export const gpuDirectStorage: Citation = {
  title:
    'NVIDIA GPUDirect Storage kernel driver (nvidia-fs) 2.30: ext4 and XFS on NVMe, NFS over RDMA, EXAScaler, WekaFS, VAST; open modules first',
  url: 'https://docs.nvidia.com/gpudirect-storage/nvidia_fs/index.html',
  date: OPENED,
};
export const gpuDirectTransports: Citation = {
  title:
    'NVIDIA GPUDirect Storage, Installation and Troubleshooting Guide, 15.1: NVMe and NFS over RDMA need the storage transports of MLNX_OFED or DOCA',
  url: 'https://docs.nvidia.com/gpudirect-storage/troubleshooting-guide/nvme-and-nvme-of-troubleshooting.html',
  date: OPENED,
};
export const dgxGb200Storage: Citation = {
  title: 'NVIDIA DGX GB200 User Guide, Storage: checkpoints on local NVMe first, then flushed to shared storage',
  url: 'https://docs.nvidia.com/dgx/dgxgb200-user-guide/storage.html',
  date: OPENED,
};
export const ssdEndurance: Citation = {
  title: 'Hero Systems, TBW and DWPD: bytes written over capacity and the days of the warranty; 1.92 TB of 3,504 TBW',
  url: 'https://herosys.com.tw/questions/73-zh.html',
  date: OPENED,
};
export const lvmThin: Citation = {
  title: 'lvmthin(7), Linux manual page: a volume group, and a thin pool in it',
  url: 'https://man7.org/linux/man-pages/man7/lvmthin.7.html',
  date: '2026-11-26',
};
export const rookClusterStorage: Citation = {
  title:
    'Rook documentation, CephCluster CRD: one cluster has its monitors, its networks, and the devices of all nodes that it is placed on',
  url: 'https://rook.io/docs/rook/latest-release/CRDs/Cluster/ceph-cluster-crd/',
  date: OPENED,
};
export const cephMonitors: Citation = {
  title: 'Rook documentation, CephCluster CRD, Mon Settings: a majority of the monitors must be up, of three two',
  url: 'https://rook.io/docs/rook/latest-release/CRDs/Cluster/ceph-cluster-crd/#mon-settings',
  date: OPENED,
};
