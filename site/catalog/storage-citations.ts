import type { Citation } from '../diagnostics/index.ts';
import { READ } from './citations.ts';

export const kubernetesStorageClasses: Citation = {
  title: 'Kubernetes documentation, Storage Classes, default StorageClass',
  url: 'https://kubernetes.io/docs/concepts/storage/storage-classes/',
  date: READ,
};
export const kubernetesStorageQuota: Citation = {
  title: 'Kubernetes documentation, Resource Quotas, quota for storage by class',
  url: 'https://kubernetes.io/docs/concepts/policy/resource-quotas/',
  date: READ,
};
export const cephPools: Citation = {
  title: 'Ceph documentation, Pools and Erasure code: size, failure domains and min_size',
  url: 'https://docs.ceph.com/en/latest/rados/operations/pools/',
  date: READ,
};
export const cephNetworks: Citation = {
  title: 'Ceph documentation, Network Configuration Reference: public and cluster network',
  url: 'https://docs.ceph.com/en/latest/rados/configuration/network-config-ref/',
  date: READ,
};
export const topoLvmLimits: Citation = {
  title: 'topolvm/topolvm v0.41.0, docs/limitations.md: snapshots of thin volumes only, RAID is not counted',
  url: 'https://github.com/topolvm/topolvm/blob/main/docs/limitations.md',
  date: READ,
};
export const gpuDirectStorage: Citation = {
  title: 'NVIDIA GPUDirect Storage, release notes and installation guide: supported file systems, open kernel modules',
  url: 'https://docs.nvidia.com/gpudirect-storage/',
  date: READ,
};
export const dgxGb200Storage: Citation = {
  title: 'NVIDIA DGX GB200 User Guide, Storage: checkpoints on local NVMe first, then flushed to shared storage',
  url: 'https://docs.nvidia.com/dgx/dgxgb200-user-guide/storage.html',
  date: READ,
};
export const ssdEndurance: Citation = {
  title: 'Hero Systems, TBW and DWPD: bytes written over capacity and the days of the warranty; 1.92 TB of 3,504 TBW',
  url: 'https://herosys.com.tw/questions/73-zh.html',
  date: READ,
};
