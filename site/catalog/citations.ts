import type { Citation } from '../diagnostics/index.ts';

/** The day on which every source below was read. */
export const READ = '2026-11-22';

export const migParted: Citation = {
  title: 'NVIDIA/mig-parted v0.15.0, deployments/systemd/config-default.yaml (Apache-2.0)',
  url: 'https://github.com/NVIDIA/mig-parted',
  date: READ,
};
export const nvmlMock: Citation = {
  title: 'NVIDIA/k8s-test-infra, deployments/nvml-mock/helm/nvml-mock/profiles/*.yaml (Apache-2.0), commit 3b2b865d',
  url: 'https://github.com/NVIDIA/k8s-test-infra',
  date: READ,
};
export const openKernelModules: Citation = {
  title: 'README of the NVIDIA Linux driver 595.58.03, Open Linux Kernel Modules',
  url: 'https://download.nvidia.com/XFree86/Linux-x86_64/595.58.03/README/kernel_open.html',
  date: READ,
};
export const dgxH100Guide: Citation = {
  title: 'NVIDIA DGX H100/H200 User Guide, Introduction',
  url: 'https://docs.nvidia.com/dgx/dgxh100-user-guide/introduction-to-dgxh100.html',
  date: READ,
};
export const dgxB200Guide: Citation = {
  title: 'NVIDIA DGX B200 User Guide, Introduction',
  url: 'https://docs.nvidia.com/dgx/dgxb200-user-guide/introduction-to-dgxb200.html',
  date: READ,
};
export const dgxGb200Guide: Citation = {
  title: 'NVIDIA DGX GB200 User Guide, Hardware',
  url: 'https://docs.nvidia.com/dgx/dgxgb200-user-guide/hardware.html',
  date: READ,
};
export const superPodH100: Citation = {
  title: 'DGX SuperPOD RA, DGX H100: architecture + network fabrics',
  url: 'https://docs.nvidia.com/dgx-superpod/reference-architecture-scalable-infrastructure-h100/latest/network-fabrics.html',
  date: READ,
};
export const superPodB200: Citation = {
  title: 'DGX SuperPOD RA, DGX B200',
  url: 'https://docs.nvidia.com/dgx-superpod/reference-architecture-scalable-infrastructure-b200/latest/dgx-superpod-architecture.html',
  date: READ,
};
export const superPodB300Xdr: Citation = {
  title: 'DGX SuperPOD RA, DGX B300 (Quantum-X800 XDR)',
  url: 'https://docs.nvidia.com/dgx-superpod/reference-architecture/scalable-infrastructure-b300-xdr/latest/dgx-superpod-architecture.html',
  date: READ,
};
export const superPodB300Ethernet: Citation = {
  title: 'DGX SuperPOD RA, DGX B300 (Spectrum-X)',
  url: 'https://docs.nvidia.com/dgx-superpod/reference-architecture/scalable-infrastructure-b300/latest/dgx-superpod-architecture.html',
  date: READ,
};
export const superPodGb200: Citation = {
  title: 'DGX SuperPOD RA, DGX GB200',
  url: 'https://docs.nvidia.com/dgx-superpod/reference-architecture-scalable-infrastructure-gb200/latest/dgx-superpod-architecture.html',
  date: READ,
};
export const superPodDataCenterH100: Citation = {
  title: 'DGX SuperPOD Data Center Design, DGX H100 (electrical, infrastructure, layouts)',
  url: 'https://docs.nvidia.com/dgx-superpod/design-guides/dgx-superpod-data-center-design-h100/latest/planning.html',
  date: READ,
};
export const domainPowerService: Citation = {
  title: 'NVIDIA Domain Power Service, device specifications / power policies',
  url: 'https://docs.nvidia.com/datacenter/dps/versions/latest/guides/concepts/device-specifications',
  date: READ,
};
export const netboxGpuPod: Citation = {
  title: 'patjenkinsGIT/netbox-gpu-pod: spec/pod.yaml, spec/pod-gb200.yaml, docs/design-notes.md',
  url: 'https://github.com/patjenkinsGIT/netbox-gpu-pod',
  date: READ,
};
export const deviceTypeLibrary: Citation = {
  title: 'netbox-community/devicetype-library (CC0)',
  url: 'https://github.com/netbox-community/devicetype-library',
  date: READ,
};
export const dgxGenerations: Citation = {
  title: 'Community table of DGX generations citing NVIDIA datasheets',
  url: 'https://www.nvidia.com/en-us/data-center/dgx-platform/',
  date: READ,
};
export const nvidiaDatasheets: Citation = {
  title: 'NVIDIA product datasheets (A100, H100, H200, HGX/DGX B200, B300, GB200/GB300 NVL72, L40S, RTX PRO 6000)',
  url: 'https://www.nvidia.com/en-us/data-center/',
  date: READ,
};
export const amdDatasheets: Citation = {
  title: 'AMD Instinct MI300X / MI325X / MI350 series data sheets',
  url: 'https://www.amd.com/en/products/accelerators/instinct.html',
  date: READ,
};
export const tomsHardwareMi355x: Citation = {
  title: "Tom's Hardware, AMD Instinct MI355X will consume 1,400 W (ISC 2025)",
  url: 'https://www.tomshardware.com/pc-components/gpus/amds-instinct-mi355x-accelerator-will-consume-1-400-watts',
  date: READ,
};
export const nvidiaNetworkManuals: Citation = {
  title: 'NVIDIA networking hardware manuals (QM8700, QM97x0, Quantum-X800, SN4000, SN5000)',
  url: 'https://docs.nvidia.com/networking/',
  date: READ,
};
export const sriovHardware: Citation = {
  title: 'k8snetworkplumbingwg/sriov-network-operator, doc/supported-hardware.md (Apache-2.0)',
  url: 'https://github.com/k8snetworkplumbingwg/sriov-network-operator',
  date: READ,
};
export const nicNodePolicies: Citation = {
  title: 'Mellanox/network-operator, docs/heterogeneous-cluster-support.md',
  url: 'https://github.com/Mellanox/network-operator',
  date: READ,
};
export const nicConfiguration: Citation = {
  title: 'NVIDIA Network Operator v26.4, NIC configuration operator, configuration details',
  url: 'https://docs.nvidia.com/networking/display/kubernetes2641/nic-conf-operator/configuration-details.html',
  date: READ,
};
export const driverImages: Citation = {
  title: 'NVIDIA/gpu-operator issue 2731: no driver image for Talos, whose modules are system extensions (2026-08-11)',
  url: 'https://github.com/NVIDIA/gpu-operator/issues/2731',
  date: READ,
};
export const ncclGuide: Citation = {
  title: 'NVIDIA NCCL documentation, environment variables and troubleshooting',
  url: 'https://docs.nvidia.com/deeplearning/nccl/user-guide/docs/env.html',
  date: READ,
};
export const kediosB300: Citation = {
  title: 'Kedios B300 single rack / farm architecture (ASUS XA NB3I-E12)',
  url: 'https://neocloud.kedios.io/planning-summary-reports/B300-Single-Rack-Server-Unit-Architecture.html',
  date: READ,
};
export const leviathanBlackwell: Citation = {
  title: 'Liquid cooling requirements for Blackwell',
  url: 'https://www.leviathansystems.co/blog/liquid-cooling-requirements-blackwell',
  date: READ,
};
export const aiInfrastructure: Citation = {
  title: 'ai-infrastructure.net, datacentre physical readiness',
  url: 'https://ai-infrastructure.net/datacentre-physical/',
  date: READ,
};
export const asicsTools: Citation = {
  title: 'nhamilton1/asics-tools, src/utils/asic-queries/asicWattList.ts',
  url: 'https://github.com/nhamilton1/asics-tools',
  date: READ,
};
export const miningDevelopmentKit: Citation = {
  title: 'tetherto/mdk, backend/workers (Apache-2.0), commit 1aecb9e',
  url: 'https://github.com/tetherto/mdk',
  date: READ,
};
export const bitmainPages: Citation = { title: 'Bitmain product pages', url: 'https://www.bitmain.com/', date: READ };
export const microbtPages: Citation = {
  title: 'MicroBT Whatsminer product pages',
  url: 'https://www.whatsminer.com/',
  date: READ,
};
export const canaanPages: Citation = {
  title: 'Canaan Avalon product pages',
  url: 'https://www.canaan.io/',
  date: READ,
};
export const miningStoreS19: Citation = {
  title: 'The definitive guide to Antminer S19 series',
  url: 'https://miningstore.com/understanding-the-bitcoin-mining-rig-market/the-definitive-guide-to-antminer-s19-series-bitcoin-miners/',
  date: READ,
};
export const hackernoonS21: Citation = {
  title: 'HackerNoon, Antminer S21 review at ambient temperatures',
  url: 'https://hackernoon.com/',
  date: READ,
};
export const communityPowerTables: Citation = {
  title: 'community tables of miner power (S21, S19, M50, M60 and A15 families), without a stable address',
  date: READ,
};
export const buyBtcS19: Citation = {
  title: 'The evaluation of Antminer S19 (airflow, dimensions, weight)',
  url: 'https://buybtc123.com/pt-br/blogs/news/the-evaluation-of-antminer-s19',
  date: READ,
};
export const uminersContainers: Citation = {
  title: 'How to choose a mining container (2026)',
  url: 'https://uminers.com/blog/articles/How_to_Choose_a_Mining_Container_in_2026__Complete_Buyer_s_Guide/69',
  date: READ,
};
export const minerbaseImmersion: Citation = {
  title: 'Minerbase, questions on its immersion container: 25 kW at most for fan, water pump and oil pumps',
  url: 'https://minerbase.com/en/service',
  date: '2026-11-26',
};
export const miningOsAntspace: Citation = {
  title: 'MiningOS docs, Antspace hydro',
  url: 'https://docs.mos.tether.io/use-miningos/09-container-example-2-antspace-hydro',
  date: READ,
};
export const ashrae: Citation = {
  title: 'ASHRAE TC 9.9 Thermal Guidelines (5th ed. 2021) and liquid-cooling papers',
  date: READ,
};
export const tia942: Citation = { title: 'ANSI/TIA-942-B/C', date: READ };
export const uptimeTiers: Citation = { title: 'Uptime Institute Tier Standard: Topology', date: READ };
export const superPodStorageH100: Citation = {
  title: 'DGX SuperPOD RA, DGX H100: storage architecture',
  url: 'https://docs.nvidia.com/dgx-superpod/reference-architecture-scalable-infrastructure-h100/latest/storage-architecture.html',
  date: READ,
};
export const llama3: Citation = {
  title: 'The Llama 3 Herd of Models: training infrastructure (network, storage, interruptions)',
  url: 'https://arxiv.org/abs/2407.21783',
  date: READ,
};
export const gpuOperatorRdma: Citation = {
  title: 'NVIDIA GPU Operator, GPUDirect RDMA and GPUDirect Storage',
  url: 'https://docs.nvidia.com/datacenter/cloud-native/gpu-operator/latest/gpu-operator-rdma.html',
  date: READ,
};
export const gpuOperatorPlatforms: Citation = {
  title: 'NVIDIA GPU Operator, platform support',
  url: 'https://docs.nvidia.com/datacenter/cloud-native/gpu-operator/latest/platform-support.html',
  date: READ,
};
export const gpuOperatorClaims: Citation = {
  title: 'NVIDIA/cloud-native-docs, gpu-operator/gpu-operator-dra: limitations',
  url: 'https://github.com/NVIDIA/cloud-native-docs',
  date: '2026-11-26',
};
export const amdGpuOperator: Citation = {
  title:
    'ROCm/gpu-operator, helm-charts-k8s v1.4.0: DeviceConfig (amd.com/v1alpha1), resource amd.com/gpu, modules by KMM',
  url: 'https://github.com/ROCm/gpu-operator',
  date: READ,
};
export const amdDrivers: Citation = {
  title:
    'ROCm/gpu-operator, docs/drivers/installation.md and docs/knownlimitations.md: built in the cluster, pushed to a registry, loaded once the inbox module is kept out',
  url: 'https://github.com/ROCm/gpu-operator/blob/main/docs/drivers/installation.md',
  date: READ,
};
export const amdDriverUpgrades: Citation = {
  title:
    'ROCm/gpu-operator, docs/drivers/upgrading.md: the node is cordoned and drained, or waits for a label to be changed by hand',
  url: 'https://github.com/ROCm/gpu-operator/blob/main/docs/drivers/upgrading.md',
  date: READ,
};
export const rocmDriverMatrix: Citation = {
  title:
    'ROCm 7.2.2 release: user space, driver and firmware dependent changes (amdgpu 30.10 and later for MI350 series)',
  url: 'https://github.com/ROCm/legacy-rocm-build/releases/tag/rocm-7.2.2',
  date: READ,
};
export const amdPartitions: Citation = {
  title:
    'ROCm/amdgpu-docs, docs/gpu-partitioning: SPX with NPS1, DPX with NPS2 and CPX with NPS4 on MI300X; DPX with NPS2 on MI350 and MI355; none on MI325',
  url: 'https://github.com/ROCm/amdgpu-docs/blob/main/docs/gpu-partitioning/index.rst',
  date: '2026-11-26',
};
export const amdConfigManager: Citation = {
  title:
    'ROCm/gpu-operator, docs/dcm, and ROCm/device-config-manager, docs: profiles in a ConfigMap, label and state of a node, NPS4 for CPX alone and NPS2 for DPX alone, DPX in beta, MI35X from v1.4.0, the taint amd-dcm=up:NoExecute before and off it after',
  url: 'https://github.com/ROCm/gpu-operator/blob/main/docs/dcm/applying-partition-profiles.rst',
  date: '2026-11-26',
};
export const amdPollara: Citation = {
  title: 'AMD, Pensando Pollara 400 AI NIC: Ethernet up to 400 Gb/s',
  url: 'https://www.amd.com/en/products/network-interface-cards/pensando.html',
  date: '2026-11-26',
};
export const amdNetworkOperator: Citation = {
  title:
    'ROCm/network-operator, docs: Pollara alone, validated with Kubernetes 1.29 to 1.33, a Multus, an NFD and a KMM of its own, all ports of a node as amd.com/nic or amd.com/vnic',
  url: 'https://github.com/ROCm/network-operator/blob/main/docs/index.md',
  date: '2026-11-26',
};
export const broadcomInContainers: Citation = {
  title:
    'ROCm/container-toolkit issue 69: Broadcom bnxt drivers are to be installed on the nodes and built into each container image',
  url: 'https://github.com/ROCm/container-toolkit/issues/69',
  date: '2026-11-26',
};
export const otherVendorsShared: Citation = {
  title:
    'Mellanox/k8s-rdma-shared-dev-plugin issue 113: adapters of other vendors "should be possible", for somebody to try',
  url: 'https://github.com/Mellanox/k8s-rdma-shared-dev-plugin/issues/113',
  date: '2026-11-26',
};
export const amdDevicePlugin: Citation = {
  title:
    'ROCm/gpu-operator, docs/device_plugin: arguments of the device plugin (resource_naming_strategy alone), amd.com/gpu',
  url: 'https://github.com/ROCm/gpu-operator/blob/main/docs/device_plugin/device-plugin.md',
  date: READ,
};
export const gpuOperatorSecurity: Citation = {
  title: 'NVIDIA GPU Operator, security considerations and CVE records of the container toolkit',
  url: 'https://docs.nvidia.com/datacenter/cloud-native/gpu-operator/latest/security.html',
  date: READ,
};
export const gpuOperatorChart: Citation = {
  title: 'NVIDIA/gpu-operator, values.yaml of chart v26.7.0 and release notes of 26.3.3',
  url: 'https://github.com/NVIDIA/gpu-operator',
  date: READ,
};
export const networkOperatorDocs: Citation = {
  title: 'Mellanox/network-operator-docs, as of 2026-05-21',
  url: 'https://github.com/Mellanox/network-operator-docs',
  date: READ,
};
export const spectrumXConfiguration: Citation = {
  title:
    'NVIDIA Network Operator v26.4, Spectrum-X NIC configuration: RA 2.2 is validated; hardware planes (hwplb) are a technology preview outside of it',
  url: 'https://docs.nvidia.com/networking/display/kubernetes2640/spectrum-x/spectrum-x-configuration.html',
  date: '2026-11-26',
};
export const spectrumXPlanes: Citation = {
  title:
    'NVIDIA Network Operator v26.4, software and hardware multiplane quick starts: a network and a pool of addresses for each rail and plane, or one for each rail over all its functions',
  url: 'https://docs.nvidia.com/networking/display/kubernetes2640/spectrum-x/quick-start-swplb.html',
  date: '2026-11-26',
};
export const spectrumXRails: Citation = {
  title:
    'NVIDIA Network Operator v26.4.0, single-plane Spectrum-X quick start: one CIDRPool a rail, a network of /31 a node, with routes to the rail and to all others by its gateway',
  url: 'https://docs.nvidia.com/networking/display/kubernetes2640/spectrum-x/quick-start-single-plane.html',
  date: '2026-11-26',
};
export const spectrumXComponents: Citation = {
  title:
    'Mellanox/network-operator-docs, docs/spectrum-x/components.rst: where the adapter joins planes, functions are ports of a switch (switchdev, OVS-DOCA, xPlane); traffic is marked with a type of service of 96',
  url: 'https://github.com/Mellanox/network-operator-docs/blob/main/docs/spectrum-x/components.rst',
  date: '2026-11-26',
};
export const spectrumXSettings: Citation = {
  title:
    'Mellanox/nic-configuration-operator, bindata/spectrum-x/RA2.2.yaml, and CRD of NicConfigurationTemplate at network-operator-v26.4.1: one, two or four planes, one virtual function, priority 3 loses nothing, ConnectX-8, ConnectX-9 and BlueField-3 alone',
  url: 'https://github.com/Mellanox/nic-configuration-operator/blob/597a544ad596303692d0d4e1c504be5c51b66eeb/bindata/spectrum-x/RA2.2.yaml',
  date: '2026-11-26',
};
export const ncclPlaneOrder: Citation = {
  title:
    'NVIDIA/nccl, pull request 2244, closed: joined functions of several planes are paired by their order on the bus, which is not the same on every node',
  url: 'https://github.com/NVIDIA/nccl/pull/2244',
  date: '2026-11-26',
};
export const nvIpam: Citation = {
  title: 'Mellanox/nvidia-k8s-ipam, pkg/ipam-controller/allocator, commit 0c77ba1',
  url: 'https://github.com/Mellanox/nvidia-k8s-ipam',
  date: READ,
};
export const linuxRoceGids: Citation = {
  title: 'Linux, commit 03db3a2d81e6: RoCE GIDs are the IP addresses of the net devices of a port',
  url: 'https://git.kernel.org/pub/scm/linux/kernel/git/torvalds/linux.git/commit/?id=03db3a2d81e6',
  date: '2026-11-26',
};
export const sharedPluginGids: Citation = {
  title: 'Mellanox/k8s-rdma-shared-dev-plugin issue 72: GIDs are zero in a pod without an interface on the port',
  url: 'https://github.com/Mellanox/k8s-rdma-shared-dev-plugin/issues/72',
  date: '2026-11-26',
};
export const sharedPluginSelectors: Citation = {
  title: 'Mellanox/k8s-rdma-shared-dev-plugin, README, selectors matching process',
  url: 'https://github.com/Mellanox/k8s-rdma-shared-dev-plugin',
  date: '2026-11-26',
};
export const sriovFirmware: Citation = {
  title:
    'k8snetworkplumbingwg/sriov-network-operator, pkg/plugins/mellanox: number of functions and SR-IOV in firmware',
  url: 'https://github.com/k8snetworkplumbingwg/sriov-network-operator',
  date: '2026-11-26',
};
export const ibKubernetes: Citation = {
  title: 'Mellanox/ib-kubernetes, commit 528f63f (2026-07)',
  url: 'https://github.com/Mellanox/ib-kubernetes',
  date: READ,
};
export const infinibandSecurity: Citation = {
  title: 'NVIDIA InfiniBand Security Overview and Guidelines, practical guidelines',
  url: 'https://docs.nvidia.com/networking/display/NVIDIAInfiniBandSecurityOverviewandGuidelines/Practical+Guidelines',
  date: READ,
};
export const terraformDestroy: Citation = {
  title: 'Terraform, Destroy a resource: what the configuration of a state no longer has is destroyed on apply',
  url: 'https://developer.hashicorp.com/terraform/language/resources/destroy',
  date: READ,
};
export const openSmPartitions: Citation = {
  title:
    'OpenSM 3.3.23, partition configuration: keys of 15 bits, membership in bit 15, 0x7fff for the default partition',
  url: 'https://github.com/linux-rdma/opensm/blob/master/doc/partition-config.txt',
  date: READ,
};
export const migGuide: Citation = {
  title: 'NVIDIA Multi-Instance GPU User Guide',
  url: 'https://docs.nvidia.com/datacenter/tesla/mig-user-guide/index.html',
  date: READ,
};
export const ncpIsolation: Citation = {
  title: 'NVIDIA software reference guide for cloud partners, workload isolation',
  url: 'https://docs.nvidia.com/dsx/part-1-software-reference-guide/workload-isolation.md',
  date: READ,
};
export const nvcfMultiTenancy: Citation = {
  title: 'NVIDIA Cloud Functions, multi-tenancy',
  url: 'https://docs.nvidia.com/nvcf/dev/multi-tenancy.md',
  date: READ,
};
export const kubernetesMultiTenancy: Citation = {
  title: 'Kubernetes documentation, multi-tenancy',
  url: 'https://kubernetes.io/docs/concepts/security/multi-tenancy/',
  date: READ,
};
export const kubernetesReserved: Citation = {
  title: 'Kubernetes documentation, Reserve Compute Resources for System Daemons',
  url: 'https://kubernetes.io/docs/tasks/administer-cluster/reserve-compute-resources/',
  date: '2026-11-26',
};
export const kubernetesCpuPolicies: Citation = {
  title: 'Kubernetes documentation, CPU management policies: the static policy wants some reserved',
  url: 'https://kubernetes.io/docs/tasks/administer-cluster/cpu-management-policies/',
  date: '2026-11-26',
};
export const kubernetesLabels: Citation = {
  title: 'Kubernetes documentation, labels and selectors: a value has at most 63 characters',
  url: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/',
  date: READ,
};
export const kueueClaims: Citation = {
  title:
    'kubernetes-sigs/kueue v0.19.2, keps/2941-DRA: claims are counted by deviceClassMappings, and do not work with topology-aware scheduling (issue 10548)',
  url: 'https://github.com/kubernetes-sigs/kueue/issues/10548',
  date: '2026-11-26',
};
export const kueueQuota: Citation = {
  title: 'Kueue documentation at v0.19.2, cluster queues: nominal quota and borrowing',
  url: 'https://kueue.sigs.k8s.io/docs/concepts/cluster_queue/',
  date: READ,
};
export const phoenixFlexibility: Citation = {
  title:
    'Emerald AI, field demonstration in Phoenix, May 2025: 256 GPUs, 25 % less for three hours with quality of service kept',
  url: 'https://arxiv.org/abs/2507.00909',
  date: READ,
};
export const openAdr: Citation = {
  title: 'OpenADR 3.1, events: notice, duration and import limits',
  url: 'https://www.openadr.org/',
  date: READ,
};

export const bitfarmsWashington: Citation = {
  title: 'Pulse 2.0, Bitfarms converts its 18 MW Washington site (190 kW racks, PUE 1.2-1.3, phased construction)',
  url: 'https://pulse2.com/bitfarms-advances-128-million-washington-conversion-to-hpc-and-ai-infrastructure-with-2026-completion-target',
  date: READ,
};
export const bitfarmsWindDown: Citation = {
  title: 'MetaChain, Bitfarms winds down mining in 2026 and 2027',
  url: 'https://metachain.news/bitfarm-to-withdraw-from-bitcoin-mining-and-fully-enter-ai-by-2027',
  date: READ,
};
export const needhamConversion: Citation = {
  title:
    'ChainCryptoCoins, Needham on conversions: most of a mining site is rebuilt, at 8 to 10 M$/MW against 0.3 to 0.8',
  url: 'https://chaincryptocoins.com/archives/20945',
  date: READ,
};

export const prometheusStorage: Citation = {
  title: 'Prometheus documentation, storage: one to two bytes a sample, blocks on 80 to 85 % of the disk',
  url: 'https://prometheus.io/docs/prometheus/latest/storage/',
  date: READ,
};
export const redHatPrometheusGrowth: Citation = {
  title:
    'Red Hat OpenShift Container Platform 4.11, scaling the Cluster Monitoring Operator: growth of the Prometheus database a day, tested with 50 to 200 nodes of 36 pods',
  url: 'https://docs.redhat.com/en/documentation/openshift_container_platform/4.11/html/scalability_and_performance/scaling-cluster-monitoring-operator',
  date: '2026-11-26',
};
export const prometheusMemory: Citation = {
  title:
    'Robust Perception, how much RAM Prometheus 2.x needs: 732 bytes a series, 32 a label, three hours of samples, twice that for the collector',
  url: 'https://www.robustperception.io/how-much-ram-does-prometheus-2-x-need-for-cardinality-and-ingestion/',
  date: '2026-11-26',
};
export const remoteWriteTuning: Citation = {
  title: 'Prometheus documentation, remote write tuning: shards, capacity of three to ten requests, 25 % more memory',
  url: 'https://prometheus.io/docs/practices/remote_write/',
  date: '2026-11-26',
};
export const mimirDeduplication: Citation = {
  title: 'Grafana Mimir documentation, high-availability deduplication: one replica of each cluster is taken',
  url: 'https://grafana.com/docs/mimir/latest/configure/configure-high-availability-deduplication/',
  date: '2026-11-26',
};
export const prometheusStaleness: Citation = {
  title: 'Prometheus documentation, querying basics: a series without a sample in five minutes has no value',
  url: 'https://prometheus.io/docs/prometheus/latest/querying/basics/#staleness',
  date: READ,
};
export const ufmTelemetry: Citation = {
  title: 'NVIDIA UFM Telemetry documentation v1.22.0, Prometheus endpoint support: a filter file under its name',
  url: 'https://docs.nvidia.com/networking/display/UFMTelemetryUMv1220/Prometheus+Endpoint+Support',
  date: READ,
};

export const pduBalance: Citation = {
  title: 'CalcSpec, load balance of three-phase PDUs: deviation from the mean, under 10 % is common',
  url: 'https://www.calcspec.com/datacenter/pdu-load-balance-calculator.html',
  date: READ,
};
export const d3PhaseLoads: Citation = {
  title: 'D-Central, hashcenter power planner: 208Y/120 line to line, 415Y/240 line to neutral (CC BY 4.0)',
  url: 'https://d-central.tech/hashcenter-power-planner/',
  date: READ,
};
export const iticCurve: Citation = {
  title: 'ASCO, Transfer switching of critical computer loads: the ITIC envelope has 20 ms without voltage',
  url: 'https://studylib.net/doc/18843093/transfer-switching-of-critical-computer-loads',
  date: READ,
};
export const alternatorDerate: Citation = {
  title: 'Stamford, generator sizing procedure: 3 % for each 500 m above 1,000 m and each 5 °C above 40 °C',
  url: 'https://www.scribd.com/document/379385487/Derating-Stamford',
  date: READ,
};
export const crusoeUplinks: Citation = {
  title: 'The Million Dollar Way, Crusoe at the wellhead: joined by satellite, microwave or a fibre line of its own',
  url: 'https://themilliondollarway.blogspot.com/2021/06/todays-feature-story-june-29-2021.html',
  date: READ,
};
export const nfpa110: Citation = {
  title: 'NFPA 110, Emergency and Standby Power Systems (Type 10: 10 s)',
  date: READ,
};
export const certManagerCrds: Citation = {
  title: 'cert-manager documentation, installation with Helm: CRDs by crds.enabled, kept by crds.keep',
  url: 'https://cert-manager.io/docs/installation/helm/',
  date: READ,
};
export const kueueReleases: Citation = {
  title:
    'kubernetes-sigs/kueue, releases v0.19.2 to v0.20.7: v1beta1 is no longer served from 0.20 on; 0.20.6 mends watch caches',
  url: 'https://github.com/kubernetes-sigs/kueue/releases',
  date: READ,
};

export const uptimeConcurrent: Citation = {
  title: 'Data Aire, tier III: each element can be taken out of work without touching the computers',
  url: 'http://www.dpair.com/design-data-center/data-center-tier/tier-iii/',
  date: READ,
};
export const uptimeFaultTolerant: Citation = {
  title: 'Data Aire, tier IV: N after any single failure, two active paths, continuous cooling',
  url: 'http://www.dpair.com/design-data-center/data-center-tier/tier-iv/',
  date: READ,
};
export const uptimeGenerators: Citation = {
  title: 'Uptime Institute, engine-generator ratings: the grid is an economic alternative, its loss no failure',
  url: 'https://www.scribd.com/document/636199113/Engine-Generator-Ratings',
  date: READ,
};

export const powerStabilization: Citation = {
  title:
    'Microsoft, OpenAI, NVIDIA, Power stabilization for AI training datacenters: limits on ramp, range and 0.1 to 20 Hz',
  url: 'https://arxiv.org/abs/2508.14318',
  date: READ,
};
export const gb300PowerSmoothing: Citation = {
  title: 'NVIDIA, How new GB300 NVL72 features provide steady power for AI: up to 30 % less peak demand',
  url: 'https://developer.nvidia.com/blog/how-new-gb300-nvl72-features-provide-steady-power-for-ai/',
  date: READ,
};

export const nodeLocalDns: Citation = {
  title: 'kubernetes/kubernetes, cluster/addons/dns/nodelocaldns/README.md: Network policy and DNS connectivity',
  url: 'https://github.com/kubernetes/kubernetes/blob/master/cluster/addons/dns/nodelocaldns/README.md',
  date: '2026-11-26',
};
